import { contactOf, type Contact } from './companies.js';

export type RequestState = 'Open' | 'Active' | 'Postponed' | 'Closed';

/** One message of the conversation; `from` is a colleague's id, or the client. */
export interface Message {
  readonly from: string | 'client';
  readonly at: Date;
  readonly text: string;
}

/** A question of a client that is answered in a conversation, before it becomes a case or instead. */
export interface ClientRequest {
  readonly id: string;
  readonly subject: string;
  readonly contact: Contact;
  readonly channel: 'Email' | 'Chat' | 'Web form';
  readonly state: RequestState;
  readonly owner: string | null;
  readonly messages: readonly Message[];
}

const MINUTE = 60_000;
const now = Math.floor(Date.now() / MINUTE) * MINUTE;

type Said = readonly [from: string, hoursAgo: number, text: string];
// prettier-ignore
type Row = readonly [id: string, subject: string, contact: string, channel: ClientRequest['channel'], state: RequestState, owner: string | null, said: readonly Said[]];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['2093', 'When does the surveyor arrive?', 'lindqvist', 'Chat', 'Open', 'anna', [
    ['client', 1.1, 'Hello. The lorry waits at the ramp and the driver wants to leave. When does the surveyor arrive?'],
    ['anna', 0.9, 'Hello Erik, he is on the motorway and says 11:20. Please leave the seal as it is until he has taken pictures.'],
    ['client', 0.5, 'Thank you. We keep the seal in a bag as well. Is it enough if my colleague signs?'],
  ]],
  ['2092', 'Certificate for the bank', 'osei', 'Email', 'Open', 'jonas', [
    ['client', 2.4, 'Our bank asks for a certificate that names them as loss payee for the two new hulls. They need it by Friday.'],
    ['jonas', 1.7, 'Hello Abena, no problem. May I have the exact name and address of the bank as they want to see it printed?'],
  ]],
  ['2090', 'Photographs of the press', 'orsini', 'Email', 'Active', 'anna', [
    ['client', 26, 'Here are the first photographs of the press. The plate with the serial number is on the back, I shall send it when the electrician has moved it.'],
    ['anna', 24, 'Thank you, they are very clear. The serial number is the last thing we need for the quotation.'],
    ['client', 3.1, 'Moved! Serial number OP-2201-88417.'],
  ]],
  ['2088', 'Cannot open the claims portal', 'grant', 'Web form', 'Active', 'marta', [
    ['client', 6, 'The portal says that my link has expired, but I received it only this morning.'],
    ['marta', 5.4, 'I have sent a new link. It is valid for three days now. Please tell me if it fails again.'],
  ]],
  ['2087', 'Language of the policy wording', 'novak', 'Email', 'Postponed', 'priya', [
    ['client', 30, 'Could we have the wording in Czech as well? Our works council asks for it.'],
    ['priya', 28, 'We can offer a courtesy translation; the English text stays binding. It takes about two weeks, I come back to you then.'],
  ]],
  ['2085', 'Visit on Thursday', 'maas', 'Chat', 'Open', 'priya', [
    ['client', 8, 'Will you come alone on Thursday or with the adjuster? I need the names for the gate.'],
    ['priya', 7.6, 'With the adjuster, Mr Okafor from Tideway. Two passes, please.'],
    ['client', 7.5, 'Passes are at gate 4. Please wear safety shoes.'],
  ]],
  ['2083', 'Question about the excess', 'haddad', 'Email', 'Open', null, [
    ['client', 10, 'Is the excess for refrigeration per unit or per event? We lost two units in the same night.'],
  ]],
  ['2081', 'Payment details confirmed', 'brandt', 'Email', 'Closed', 'jonas', [
    ['client', 52, 'Confirmed by telephone with Mr Lie just now. Please go ahead.'],
    ['jonas', 51, 'Thank you, the payment leaves today.'],
  ]],
  ['2078', 'Second quotation for the skylight', 'haddad', 'Email', 'Active', 'marta', [
    ['client', 60, 'The second quotation is attached. They could start next Wednesday.'],
    ['marta', 57, 'Received, thank you. I shall come back to you once the third one is in.'],
  ]],
  ['2074', 'Annual meeting, date', 'holm', 'Email', 'Closed', 'priya', [
    ['client', 90, 'The second week of next month suits all of us in Bergen.'],
    ['priya', 88, 'Perfect. I have sent an invitation for Tuesday.'],
  ]],
];

export const REQUESTS: readonly ClientRequest[] = ROWS.map(([id, subject, contact, channel, state, owner, said]) => ({
  id,
  subject,
  contact: contactOf(contact),
  channel,
  state,
  owner,
  messages: said.map(([from, hoursAgo, text]) => ({ from, text, at: new Date(now - hoursAgo * 60 * MINUTE) })),
}));

const byId = new Map(REQUESTS.map((request) => [request.id, request]));

/** The request of an id, when there is one. */
export function requestOf(id: string): ClientRequest | undefined {
  return byId.get(id);
}
