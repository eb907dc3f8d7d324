import {
  changeRow,
  kindOf,
  type ArchiveReason,
  type Kinds,
  type Need,
  type Notification,
  type NotificationContent,
  type NotificationState,
  type Person,
} from 'casebell/model';
import { sql } from 'kysely';
import type { Tx } from './database.js';
import { NEW_STATE } from './rows.js';
import { NOBODY } from './teamItems.js';

/** What was sent under one key: the truth its rows are brought to. Its id is the id of every row. */
export interface Send {
  readonly id: string;
  readonly content: NotificationContent;
  readonly needs: Need | null;
  readonly version: number;
  /** The version at which it last became new again; 0 for never. */
  readonly freshVersion: number;
  readonly closedAs: Extract<ArchiveReason, 'withdrawn' | 'superseded'> | null;
  readonly createdAt: Date;
  /** Set on a team item that was handled. */
  readonly handledBy: Person | null;
}

interface SendRecord {
  readonly id: string;
  readonly content: NotificationContent;
  readonly needs: Need | null;
  readonly version: number;
  readonly fresh_version: number;
  readonly closed_as: Send['closedAs'];
  readonly created_at: Date;
  readonly handled_by: Person | null;
}

/** Reads a send by its key or its id and locks it: against change, or also against others who would read. `null` when there is none. */
export async function lockSend(
  tx: Tx,
  tenant: string,
  by: { readonly key: string } | { readonly id: string },
  lock: 'share' | 'update',
): Promise<Send | null> {
  const condition = 'key' in by ? sql`s.key = ${by.key}` : sql`s.id = ${by.id}`;
  const sends = await sql<Omit<SendRecord, 'handled_by'>>`
    select s.* from casebell.sends s where s.tenant = ${tenant} and ${condition} for ${sql.raw(lock)}`.execute(tx);
  const send = sends.rows[0];
  if (send === undefined) return null;
  const items = await sql<Pick<SendRecord, 'handled_by'>>`
    select handled_by from casebell.team_items where tenant = ${tenant} and id = ${send.id} for ${sql.raw(lock)}`.execute(tx);
  return sendOf({ ...send, handled_by: items.rows[0]?.handled_by ?? null });
}

export function sendOf({ id, content, needs, version, fresh_version, closed_as, created_at, handled_by }: SendRecord): Send {
  return {
    id,
    content,
    needs,
    version,
    freshVersion: fresh_version,
    closedAs: closed_as,
    createdAt: created_at,
    handledBy: handled_by,
  };
}

/** What the rows of a kind wait for. */
export function needsOf(kinds: Kinds, kind: string): Need | null {
  const { requiresResponse, critical } = kindOf(kinds, kind);
  return requiresResponse ? 'answer' : critical ? 'acknowledgement' : null;
}

/** A new row of a send. */
export function newRowOf({ id, content, needs, version }: Send, now: Date): Omit<Notification, 'rev' | 'sort'> {
  const at = now.toISOString();
  return { ...content, ...NEW_STATE, needs, id, version, createdAt: at, newAt: at };
}

const CLOSED_FOR_GOOD: ReadonlySet<ArchiveReason | null> = new Set<ArchiveReason>([
  'answered',
  'handled',
  'superseded',
  'withdrawn',
]);

/** Brings a row to what its send says by now; the same object when it is there already. `seq` is the sequence the change would take. */
export function alignRow(row: Notification, send: Send, seq: number): Notification {
  const current = row.version < send.version ? renewed(row, send, seq) : row;
  if (send.closedAs !== null) {
    // Archived rows too, or restore would bring back what no longer holds.
    return CLOSED_FOR_GOOD.has(current.archiveReason)
      ? current
      : changeRow(current, { type: 'close', reason: send.closedAs }, { seq });
  }
  if (send.handledBy === null || current.archiveReason === 'handled') return current;
  const { handledBy } = send;
  return changeRow(current, { type: 'close', reason: 'handled', ...(handledBy.id !== NOBODY.id && { handledBy }) }, { seq });
}

function renewed(row: Notification, send: Send, seq: number): Notification {
  const { id, createdAt, newAt, rev } = row;
  const state = row.version < send.freshVersion ? { ...NEW_STATE, saved: row.saved, sort: seq } : stateOf(row);
  return { ...send.content, ...state, needs: send.needs, id, createdAt, newAt, rev, version: send.version };
}

function stateOf(row: Notification): Omit<NotificationState, 'needs'> {
  const { place, archiveReason, seen, read, saved, snoozedUntil, answer, acknowledged, handledBy, sort } = row;
  return { place, archiveReason, seen, read, saved, snoozedUntil, answer, acknowledged, handledBy, sort };
}
