import { PEOPLE, TEAMS } from '../shared/people.js';

interface WelcomeOptions {
  readonly port: number;
  readonly apiKey: string;
  /** Where the notifications are kept, in words. */
  readonly database: string;
}

/** What the terminal says once the demo runs. */
export function welcome({ port, apiKey, database }: WelcomeOptions): string {
  const url = `http://localhost:${port}`;
  const people = PEOPLE.map(({ id, name, team }) => `    ${id.padEnd(8)}${name}, ${TEAMS[team].name}`);
  return `
  Harbour, the Casebell demo, runs at ${url}

  Sign in as one of four people; a second window can be another one:
${people.join('\n')}

  Ring Anna's bell from a second terminal:

${curl(url, apiKey)}

  Notifications are kept in ${database}. Stop with Ctrl+C.
`;
}

/** Ready to paste, as often as one likes: the second is in the key. */
function curl(url: string, apiKey: string): string {
  const body = JSON.stringify({
    to: { person: 'anna' },
    kind: 'case.assigned',
    title: 'Case 4711 was assigned to you',
    body: 'Pallets of coated paper arrived wet',
    link: '/cases/4711',
    idempotencyKey: 'curl-KEY',
  }).replace('KEY', `'"$(date +%s)"'`);
  return [
    `curl ${url}/v1/notifications \\`,
    `  -H 'Authorization: Bearer ${apiKey}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
