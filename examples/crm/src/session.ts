import { createContext, useContext } from 'react';
import type { Colleague } from '../shared/people.js';
import { personOf } from '../shared/people.js';

const KEY = 'harbour.person';

/** Who this tab is signed in as. Per tab, so that two tabs can be two people. */
export function signedInPerson(): Colleague | undefined {
  return personOf(sessionStorage.getItem(KEY));
}

export function keepPerson(person: Colleague | undefined): void {
  if (person === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, person.id);
}

export interface Session {
  readonly me: Colleague;
  readonly getToken: () => Promise<string>;
  readonly signOut: () => void;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('SessionProvider is missing: useSession works below it only.');
  return session;
}
