/** A colleague one can sign in as. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team: TeamId;
  readonly email: string;
  readonly phone: string;
  readonly office: string;
  readonly timeZone: string;
  readonly avatar: string;
}

export type TeamId = 'intake' | 'claims';

export const TEAMS: { readonly [id in TeamId]: { readonly id: TeamId; readonly name: string } } = {
  intake: { id: 'intake', name: 'Team Intake' },
  claims: { id: 'claims', name: 'Team Claims' },
};

export const PEOPLE: readonly Colleague[] = [
  {
    id: 'anna',
    name: 'Anna Berg',
    role: 'Intake lead',
    team: 'intake',
    email: 'anna.berg@harbour.example',
    phone: '+47 22 41 80 11',
    office: 'Oslo',
    timeZone: 'Europe/Oslo',
    avatar: '/avatars/anna.svg',
  },
  {
    id: 'jonas',
    name: 'Jonas Lie',
    role: 'Case handler',
    team: 'intake',
    email: 'jonas.lie@harbour.example',
    phone: '+47 22 41 80 14',
    office: 'Oslo',
    timeZone: 'Europe/Oslo',
    avatar: '/avatars/jonas.svg',
  },
  {
    id: 'priya',
    name: 'Priya Nair',
    role: 'Senior claims adviser',
    team: 'claims',
    email: 'priya.nair@harbour.example',
    phone: '+44 20 7946 0321',
    office: 'London',
    timeZone: 'Europe/London',
    avatar: '/avatars/priya.svg',
  },
  {
    id: 'marta',
    name: 'Marta Kowalska',
    role: 'Claims adviser',
    team: 'claims',
    email: 'marta.kowalska@harbour.example',
    phone: '+48 58 555 01 37',
    office: 'Gdańsk',
    timeZone: 'Europe/Warsaw',
    avatar: '/avatars/marta.svg',
  },
];

/** Colleagues of other departments, whom one only meets as the ones who did something. */
export const COLLEAGUES: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'henrik', name: 'Henrik Dahl' },
  { id: 'lucia', name: 'Lucía Ortega' },
  { id: 'samir', name: 'Samir Rahman' },
];

const byId = new Map(PEOPLE.map((person) => [person.id, person]));

/** The colleague of an id; `undefined` for anyone else. */
export function personOf(id: string | null): Colleague | undefined {
  return id === null ? undefined : byId.get(id);
}

/** The others of one's own team. */
export function teammatesOf(person: Colleague): readonly Colleague[] {
  return PEOPLE.filter((other) => other.team === person.team && other.id !== person.id);
}
