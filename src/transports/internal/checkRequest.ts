import { COMMAND_RULES, type NumberedCommand, type RejectReason } from '../../model/commands.js';
import { CasebellError } from '../../model/errors.js';
import { LIMITS } from '../../model/limits.js';
import type { PageRequest, SyncRequest } from '../../model/protocol.js';

type Fields = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isOptional = (value: unknown, check: (value: unknown) => boolean): boolean => value === undefined || check(value);
const isTime = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isEntry = (value: unknown): boolean => isText(value) || isFlag(value) || Number.isFinite(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

function isFilter(value: unknown): boolean {
  return (
    isObject(value) &&
    isOptional(value['place'], (place) => place === 'inbox' || place === 'archived' || place === 'snoozed') &&
    ['unread', 'unseen', 'waiting', 'saved'].every((name) => isOptional(value[name], isFlag)) &&
    ['kinds', 'subKinds', 'teams', 'hiddenKinds'].every((name) => isOptional(value[name], isTexts)) &&
    ['since', 'until'].every((name) => isOptional(value[name], isTime)) &&
    isOptional(value['record'], (record) => isObject(record) && isText(record['type']) && isText(record['id'])) &&
    isOptional(value['data'], (data) => isObject(data) && Object.values(data).every(isEntry))
  );
}

function isView(value: unknown): boolean {
  return (
    isObject(value) && isText(value['id']) && isFilter(value['filter']) && isSize(value['pageSize']) && isSize(value['shown'])
  );
}

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function refuse(what: string): never {
  throw new CasebellError(
    'badRequest',
    `The backend cannot read the request: ${what}. Send it in the form of the sync protocol.`,
  );
}

/** Throws `badRequest` when the request itself cannot be read; a single wrong command is rejected on its own instead. */
export function checkSyncRequest(request: SyncRequest): void {
  if (!isObject(request)) refuse('it is not an object');
  const { epoch, cursor, preferencesRev, acknowledged, clientId, views, commands } = request;
  if (epoch !== null && !isText(epoch)) refuse('`epoch` is neither null nor a text');
  if (![cursor, preferencesRev, acknowledged].every(Number.isSafeInteger)) refuse('a revision is not a whole number');
  if (!isText(clientId) || clientId === '' || clientId.length > LIMITS.name) refuse('`clientId` is missing or too long');
  if (!Array.isArray(views) || !views.every(isView)) refuse('`views` has an entry that is not a view');
  if (!Array.isArray(commands) || !commands.every((command) => isObject(command) && isSize(command['mid']))) {
    refuse('`commands` has an entry without a number');
  }
}

/** Throws `badRequest` when the request cannot be read. */
export function checkPageRequest(request: PageRequest): void {
  if (!isObject(request) || !isFilter(request.filter)) refuse('`filter` is not a filter');
  if (!isOptional(request.query, isText)) refuse('`query` is not a text');
  if (typeof request.before !== 'number' || Number.isNaN(request.before)) refuse('`before` is not a number');
  if (!isSize(request.limit) || request.limit === 0) refuse('`limit` is not a positive number');
}

/** Why a command cannot be applied whatever the rows say; `null` for a sound one. */
export function flawOf(command: NumberedCommand, now: number): RejectReason | null {
  // A client of a later version may know more commands.
  if (!isText(command.type) || !Object.hasOwn(COMMAND_RULES, command.type)) return 'unsupported';
  return isSound(command, now) ? null : 'invalid';
}

function isSound(command: NumberedCommand, now: number): boolean {
  switch (command.type) {
    case 'seen':
    case 'readAll':
    case 'archiveAll':
    case 'archiveRead':
      return Number.isFinite(command.upTo) && isFilter(command.filter);
    case 'undo':
      return isSize(command.target);
    case 'setPreference':
      // What the path may hold is decided where the preferences are known.
      return isText(command.path) && command.value !== undefined;
    case 'snooze':
      return isIds(command.ids) && Date.parse(command.until) > now;
    case 'answer':
      return isIds(command.ids) && command.ids.length === 1 && (command.answer === 'accepted' || command.answer === 'declined');
    case 'claim':
      return isIds(command.ids) && command.ids.length === 1;
    default:
      return isIds(command.ids);
  }
}

const isIds = (ids: unknown): boolean => isTexts(ids) && (ids as readonly string[]).length <= LIMITS.ids;
