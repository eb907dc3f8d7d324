'use client';
import type { ReactElement } from 'react';
import { isHeld, isWaiting, type Notification } from '../model/notification.js';
import type { Behaviour } from '../model/behaviour.js';
import type { Filter } from '../model/filter.js';
import { useCasebell, type StoreState, type View } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

type Command = 'archiveAll' | 'archiveRead';

/** What empties the view, and how long its notifications are kept. */
export function PanelFooter({ shownUpTo }: PanelFooterProps): ReactElement {
  const { store } = useCasebell();
  const { report, view } = usePanel();
  const strings = useStrings();
  const { clear, archiveRead, retentionDays } = store.behaviour;
  const isInbox = (view.filter.place ?? 'inbox') === 'inbox' && view.filter.waiting !== true && view.filter.saved !== true;
  const takes = (command: Command) => (state: StoreState) =>
    isInbox && (archiveRead || command === 'archiveAll') && takesAny(command, state, view, shownUpTo);
  const isAllOffered = useStoreState(takes('archiveAll'));
  const isReadOffered = useStoreState(takes('archiveRead'));

  function run(command: Command): void {
    const state = store.getState();
    if (!takes(command)(state)) return;
    const rows = [...loaded(command, state, view)];
    const stay = rows.filter((row) => !isTaken(row, state, shownUpTo));
    const kept = stay.filter(({ sort }) => sort <= (shownUpTo ?? state.cursor));
    const waiting = kept.filter(isWaiting).length;
    const count = (countOf(command, state, view) ?? rows.length) - stay.length;
    report(command, {
      mids: [store.actions[command](inInbox(view), shownUpTo)],
      say: () => strings.done(command, count, waiting, kept.length - waiting),
    });
  }
  return (
    <div className="cb-panel-footer">
      {isInbox && clear !== null && (
        <button
          type="button"
          className="cb-button"
          data-emphasis="quiet"
          aria-disabled={!isAllOffered}
          onClick={() => run('archiveAll')}
        >
          {strings[clear]}
        </button>
      )}
      {isInbox && archiveRead && (
        <button
          type="button"
          className="cb-button"
          data-emphasis="quiet"
          aria-disabled={!isReadOffered}
          onClick={() => run('archiveRead')}
        >
          {strings.archiveRead}
        </button>
      )}
      <span className="cb-retention">
        {strings.retention({ days: retentionDays, until: keptUntil(view.filter, store.behaviour) })}
      </span>
    </div>
  );
}

const inInbox = ({ filter }: View) => ({ ...filter, place: 'inbox' }) as const;

/** The loaded rows of the view that a command is about. */
function* loaded(command: Command, { row, views }: StoreState, { id }: View): Generator<Notification> {
  for (const each of views.get(id)?.ids ?? []) {
    const known = row(each);
    if (known?.place === 'inbox' && (known.read || command === 'archiveAll')) yield known;
  }
}

/** All of them, where they can be counted. */
function countOf(command: Command, { count }: StoreState, view: View): number | null {
  const filter = inInbox(view);
  const open = count(filter);
  return open === null || command === 'archiveAll' ? open : open - (count({ ...filter, unread: true }) ?? 0);
}

function isTaken(row: Notification, { cursor }: StoreState, upTo = cursor): boolean {
  return row.sort <= upTo && !isHeld(row);
}

/** Whether a command takes any row. What is held or new is always loaded, so the loaded rows need not be all to be sure. */
function takesAny(command: Command, state: StoreState, view: View, upTo: number | undefined): boolean {
  const all = countOf(command, state, view);
  if (all === 0) return false;
  let others = all ?? 0;
  for (const row of loaded(command, state, view)) {
    if (isTaken(row, state, upTo)) return true;
    others -= 1;
  }
  return others > 0;
}

/** Which of the promises about keeping holds for the rows of a view. */
function keptUntil({ place, saved, waiting, kinds }: Filter, { clearAtMidnight }: Behaviour): Kept {
  if (saved === true) return 'unsaved';
  if (waiting === true) return 'answered';
  const isNightly = (kind: string): boolean => clearAtMidnight.includes(kind);
  if ((place ?? 'inbox') !== 'inbox' || !(kinds ? kinds.some(isNightly) : clearAtMidnight.length > 0)) return 'age';
  return kinds?.every(isNightly) === true ? 'night' : 'someNight';
}

type Kept = Parameters<ReturnType<typeof useStrings>['retention']>[0]['until'];

interface PanelFooterProps {
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
}
