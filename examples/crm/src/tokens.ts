import { fetchToken } from './api.js';

/** The short-lived tokens of one person: fetched when needed, kept while they last. */
export interface Tokens {
  readonly get: () => Promise<string>;
  /** Throws the kept one away and fetches another. */
  readonly renew: () => Promise<string>;
}

// A token lasts 15 minutes; asking a minute early keeps a request from being overtaken by the clock.
const LIFETIME = 14 * 60_000;

export function createTokens(personId: string): Tokens {
  let kept: { readonly token: Promise<string>; readonly until: number } | undefined;
  const renew = (): Promise<string> => {
    const token = fetchToken(personId);
    kept = { token, until: Date.now() + LIFETIME };
    token.catch(() => {
      kept = undefined;
    });
    return token;
  };
  return { renew, get: () => (kept !== undefined && Date.now() < kept.until ? kept.token : renew()) };
}
