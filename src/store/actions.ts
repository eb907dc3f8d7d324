import type { BulkCommand, Command } from '../model/commands.js';
import { CasebellError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import type { Notification } from '../model/notification.js';
import type { Actions } from './types.js';

interface OnScreen {
  readonly cursor: number;
  readonly hiddenKinds: readonly string[];
  readonly row: (id: string) => Notification | undefined;
}

/** The verbs of a person, each turned into one command. */
export function createActions(perform: (command: Command) => number, onScreen: () => OnScreen): Actions {
  const onRows =
    (type: 'read' | 'unread' | 'archive' | 'restore' | 'gotIt' | 'save' | 'unsave' | 'unsnooze') =>
    (ids: readonly string[]): number =>
      perform({ type, ids: [...ids] });
  const onView =
    (type: BulkCommand['type']) =>
    (filter: Filter): number => {
      const { cursor, hiddenKinds } = onScreen();
      return perform({ type, upTo: cursor, filter: hiddenKinds.length > 0 ? { ...filter, hiddenKinds } : filter });
    };
  const versionOf = (id: string): number => {
    const row = onScreen().row(id);
    if (row === undefined) {
      throw new CasebellError('usage', `There is no notification "${id}" on display to act upon. Act on rows that are loaded.`);
    }
    return row.version;
  };

  return {
    read: onRows('read'),
    unread: onRows('unread'),
    archive: onRows('archive'),
    restore: onRows('restore'),
    gotIt: onRows('gotIt'),
    save: onRows('save'),
    unsave: onRows('unsave'),
    unsnooze: onRows('unsnooze'),
    snooze: (ids, until) => perform({ type: 'snooze', ids: [...ids], until: until.toISOString() }),
    answer: (id, answer) => perform({ type: 'answer', ids: [id], version: versionOf(id), answer }),
    claim: (id) => perform({ type: 'claim', ids: [id], version: versionOf(id) }),
    seen: onView('seen'),
    readAll: onView('readAll'),
    archiveAll: onView('archiveAll'),
    archiveRead: onView('archiveRead'),
    undo: (target) => perform({ type: 'undo', target }),
    setPreference: (path, value) => perform({ type: 'setPreference', path, value }),
  };
}
