import type { BulkCommand, Command, RowCommand } from '../model/commands.js';
import { CasebellError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import type { StoreState, Actions } from './types.js';

const ROW_VERBS = ['read', 'unread', 'archive', 'restore', 'gotIt', 'save', 'unsave', 'unsnooze'] as const;
const BULK_VERBS = ['seen', 'readAll', 'archiveAll', 'archiveRead'] as const;

interface OnScreen extends Pick<StoreState, 'cursor' | 'row'> {
  readonly hiddenKinds: readonly string[];
}

/** The verbs of a person, each turned into one command. */
export function createActions(perform: (command: Command) => number, onScreen: () => OnScreen): Actions {
  const onRows = (type: (typeof ROW_VERBS)[number], ids: readonly string[]): number => perform({ type, ids: [...ids] });
  const onView = (type: BulkCommand['type'], filter: Filter, upTo?: number): number => {
    const { cursor, hiddenKinds } = onScreen();
    return perform({ type, upTo: upTo ?? cursor, filter: hiddenKinds.length > 0 ? { ...filter, hiddenKinds } : filter });
  };
  const onVersion = (command: Omit<Extract<RowCommand, { version: number }>, 'version'>): number => {
    const row = onScreen().row(command.ids[0]);
    if (!row) throw new CasebellError('usage', `Notification "${command.ids[0]}" is not loaded. Act on rows on display.`);
    return perform({ ...command, version: row.version } as RowCommand);
  };

  return {
    ...verbs(ROW_VERBS, onRows),
    ...verbs(BULK_VERBS, onView),
    snooze: (ids, until) => perform({ type: 'snooze', ids: [...ids], until: until.toISOString() }),
    answer: (id, answer) => onVersion({ type: 'answer', ids: [id], answer } as Parameters<typeof onVersion>[0]),
    claim: (id) => onVersion({ type: 'claim', ids: [id] }),
    undo: (target) => perform({ type: 'undo', target }),
    setPreference: (path, value) => perform({ type: 'setPreference', path, value }),
  };
}

function verbs<const Verb extends string, Arguments extends readonly unknown[]>(
  names: readonly Verb[],
  act: (verb: Verb, ...given: Arguments) => number,
): { readonly [verb in Verb]: (...given: Arguments) => number } {
  return Object.fromEntries(names.map((verb) => [verb, (...given: Arguments) => act(verb, ...given)])) as {
    [verb in Verb]: (...given: Arguments) => number;
  };
}
