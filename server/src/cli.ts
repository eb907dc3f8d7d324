#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import pino from 'pino';
import { check, exportTo, importFrom, renew } from './cliDatabase.js';
import type { DatabaseOptions } from './database.js';
import { messageOf, ServerError } from './errors.js';
import type { TenantPreferences } from './options.js';
import { serve } from './serve.js';
import { createNotificationServer, type NotificationServer } from './server.js';
import { signToken, tokenAuthentication } from './tokens.js';

const USAGE = `casebell-server start              serves on PORT
casebell-server token <person>     prints a token that signs a person in for 15 minutes
casebell-server check [--repair]   compares all counts with the rows; ends with 1 when some differ and are not repaired
casebell-server export <file>      writes everything into a file of JSON lines
casebell-server import <file>      reads such a file into an empty database
casebell-server conformance <url>  proves another backend of the protocol; see docs/foreign-backends.md
casebell-server renew              makes all clients start anew, after you restored a backup of the database`;

/** Milliseconds after which an orderly end is given up. */
const STOP = 20_000;

const { env } = process;
const tenant = env['CASEBELL_TENANT'] ?? 'default';

async function start(): Promise<void> {
  const secret = required('CASEBELL_TOKEN_SECRET');
  const port = portOf(env['PORT'] ?? '8787');
  const hostname = env['HOST'] ?? '127.0.0.1';
  const apiKey = env['CASEBELL_API_KEY'];
  const nats = env['NATS_URL'];
  const stateFile = env['CASEBELL_STATE'];
  const logger = pino({ level: env['LOG_LEVEL'] ?? 'info' });
  const server = await createNotificationServer({
    database: databaseOf(),
    ...(nats !== undefined && nats !== '' && { hints: { nats } }),
    ...(stateFile !== undefined && stateFile !== '' && { stateFile }),
    authenticate: tokenAuthentication({ secret }),
    apiKeys: apiKey === undefined ? [] : [{ key: apiKey, tenant, kinds: kindsOf(env['CASEBELL_API_KEY_KINDS']) }],
    logger,
    clearAtMidnight: listOf(env['CASEBELL_CLEAR_AT_MIDNIGHT']),
    cors: { origins: listOf(env['CASEBELL_CORS_ORIGINS']) },
  });
  const preferences = env['CASEBELL_PREFERENCES'];
  if (preferences !== undefined && preferences !== '') await putPreferences(server, preferences);
  const running = await serve({ handler: server.handler, port, hostname }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  if (apiKey === undefined) logger.warn({}, 'CASEBELL_API_KEY is not set: nothing can be sent over HTTP');
  logger.info({ url: `http://${hostname}:${running.port}` }, 'listening');

  let stopping = false;
  const stop = async () => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP).unref();
    const closed = running.close();
    await server.close();
    await closed;
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** What an administrator wrote into a file about everybody's preferences. */
async function putPreferences(server: NotificationServer, file: string): Promise<void> {
  try {
    await server.tenantPreferences.put(tenant, JSON.parse(await readFile(file, 'utf8')) as TenantPreferences);
  } catch (error) {
    await server.close();
    throw new ServerError('startup', `The preferences in ${file} cannot be used (${messageOf(error)}). Correct the file.`, {
      cause: error,
    });
  }
}

function databaseOf(): DatabaseOptions {
  const url = env['DATABASE_URL'];
  return url === undefined || url === '' ? { folder: env['CASEBELL_FOLDER'] ?? 'casebell-data' } : { url };
}

function kindsOf(list: string | undefined): readonly string[] | 'all' {
  return list === undefined || list === 'all' ? 'all' : listOf(list);
}

/** The entries of a list with commas; none for a variable that is missing or empty. */
function listOf(list = ''): readonly string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ServerError('startup', `PORT is "${text}". It must be a whole number from 0 to 65535.`);
}

function required(name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new ServerError(
    'startup',
    `${name} is not set. Make a secret with "openssl rand -hex 32" and put it into the environment.`,
  );
}

async function printToken(recipient: string | undefined): Promise<void> {
  if (recipient === undefined) throw new ServerError('startup', `Name the person: casebell-server token <person>`);
  console.log(await signToken({ secret: required('CASEBELL_TOKEN_SECRET'), tenant, recipient }));
}

const [command, argument] = process.argv.slice(2);
try {
  if (command === 'start') await start();
  else if (command === 'token') await printToken(argument);
  else if (command === 'check') await check(console.log, databaseOf(), argument);
  else if (command === 'export') await exportTo(console.log, databaseOf(), argument);
  else if (command === 'import') await importFrom(console.log, databaseOf(), argument);
  else if (command === 'conformance')
    process.exit(await (await import('./conformance.js')).conformance(console.log, process.argv.slice(3)));
  else if (command === 'renew') await renew(console.log, databaseOf());
  else throw new ServerError('startup', `"${command ?? ''}" is not a command.\n${USAGE}`);
} catch (error) {
  console.error(`casebell-server: ${messageOf(error)}`);
  process.exit(1);
}
