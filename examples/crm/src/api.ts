/** To whom an event of the drawer goes. */
export type EventTarget =
  | { readonly to: 'me' }
  | { readonly to: 'person'; readonly person: string }
  | { readonly to: 'team' }
  | { readonly to: 'everyone' };

/** What the demo server is asked to make happen. */
export type DemoEvent = EventTarget & {
  readonly kind: string;
  /** A meeting that repeats. */
  readonly recurring?: boolean;
  /** How many, one after the other. Default 1. */
  readonly count?: number;
  /** The case it is about; without one the server picks. */
  readonly caseId?: string;
  /** What was written, for mentions and comments. */
  readonly text?: string;
};

async function post(path: string, body: unknown, token?: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('The demo server does not answer. Is it still running?');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Error(messageOf(answer) ?? `The demo server answered ${response.status}.`);
}

function messageOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
    ? error.message
    : undefined;
}

/** A token of 15 minutes for one of the four people. */
export async function fetchToken(personId: string): Promise<string> {
  const answer = await post('/demo/session', { person: personId });
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string') return answer.token;
  throw new Error('The demo server answered without a token.');
}

/** Makes something happen; resolves to the words for what was sent. */
export async function sendEvent(event: DemoEvent, token: string): Promise<string> {
  const answer = await post('/demo/events', event, token);
  if (typeof answer === 'object' && answer !== null && 'sent' in answer && typeof answer.sent === 'string') return answer.sent;
  throw new Error('The demo server answered without saying what it sent.');
}

/** Says that a case was dealt with in its record: what the team was asked about it is done for everybody. */
export async function tellHandled(caseId: string, token: string): Promise<void> {
  await post('/demo/handled', { caseId }, token);
}
