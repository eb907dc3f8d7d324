'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { enTriage } from '../locales/internal/enTriage.js';
import type { RowDeed } from '../locales/internal/triageStrings.js';
import { isArchivable, isRestorable } from '../model/commands.js';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { usePanel } from './panelContext.js';
import { doWithRows } from './rowDeeds.js';
import { touchOf, type Touch } from './triage.js';
import { TriageIcon, type TriageIconName } from './TriageIcon.js';
import { useTexts } from './useStrings.js';

/** How far a row must be pulled before letting go does something; with less room a third of the row. */
const THRESHOLD = 96;
/** A finger that has gone this far sideways, and further than up or down, is swiping and not scrolling. */
const BEGIN = 10;

/** What a swipe does on each side: towards the end of the line, and towards its start. */
interface Sides {
  readonly end: RowDeed | 'wait' | null;
  readonly start: RowDeed | null;
}

interface Swipe {
  readonly card: HTMLElement;
  readonly deed: RowDeed | 'wait';
  /** Pulled physically to the right: what shows is on the left. */
  readonly isRight: boolean;
  /** Letting go now does it. */
  readonly isArmed: boolean;
}

const ICONS: { readonly [deed in RowDeed | 'wait']?: TriageIconName } = {
  archive: 'archive',
  restore: 'unread',
  snooze: 'clock',
  unsnooze: 'undo',
  wait: 'lock',
};

/**
 * Rows pulled aside by a finger: towards the end of the line archives, towards the start snoozes. Shows what letting go would do, and from
 * where on; pulling back or a second finger takes it back. Everything it does is in the menu of the row as well.
 */
export function SwipeTrack({ first }: SwipeTrackProps): ReactElement | null {
  const casebell = useCasebell();
  const panel = usePanel();
  const texts = useTexts(enTriage);
  const [swipe, setSwipe] = useState<Swipe | null>(null);
  const finish = useRef<(swipe: Swipe) => void>(() => {});
  useEffect(() => {
    finish.current = ({ card, deed }) => {
      const id = card.getAttribute('data-id') ?? '';
      if (deed === 'snooze') panel.triage?.open({ type: 'snooze', ids: [id], anchor: card.querySelector('[data-control=more]') });
      else if (deed !== 'wait') doWithRows(deed, [id], casebell, panel);
    };
  });

  const { store } = casebell;
  useEffect(() => {
    const element = first.card.closest<HTMLElement>('.cb-panel');
    if (!element) return;
    let at: {
      card: HTMLElement;
      x: number;
      y: number;
      pointer: number;
      sides: Sides;
      isOn: boolean;
      swipe: Swipe | null;
    } | null = null;

    const begin = ({ card, ...touch }: Touch) => {
      const row = store.getState().row(card.getAttribute('data-id') ?? '');
      if (row) at = { card, ...touch, sides: sidesOf(row, store.behaviour.archiveButton), isOn: false, swipe: null };
    };
    const press = (event: PointerEvent) => {
      // A second finger means something else.
      if (at) return release(false);
      const touch = touchOf(event);
      if (touch) begin(touch);
    };
    const move = (event: PointerEvent) => {
      if (!at || event.pointerId !== at.pointer) return;
      const { card, sides } = at;
      const [dx, dy] = [event.clientX - at.x, event.clientY - at.y];
      if (!at.isOn) {
        if (Math.abs(dy) > BEGIN && Math.abs(dy) > Math.abs(dx)) at = null;
        if (at === null || Math.abs(dx) < BEGIN) return;
        at.isOn = true;
        card.setPointerCapture(event.pointerId);
        card.dataset['swiping'] = '';
      }
      const isRtl = getComputedStyle(card).direction === 'rtl';
      const deed = dx > 0 === !isRtl ? sides.end : sides.start;
      const isFree = deed !== null && deed !== 'wait';
      // What cannot be done pulls like rubber.
      const pulled = isFree ? dx : Math.sign(dx) * Math.min(40, Math.abs(dx) / 4);
      card.style.translate = `${pulled}px 0`;
      const isArmed = isFree && Math.abs(dx) >= Math.min(THRESHOLD, card.offsetWidth / 3);
      const next = deed && { card, deed, isRight: dx > 0, isArmed };
      const before = at.swipe;
      at.swipe = next;
      if (next?.deed !== before?.deed || next?.isArmed !== before?.isArmed || next?.isRight !== before?.isRight) setSwipe(next);
    };
    const release = (isDone: boolean) => {
      if (!at) return;
      const { card, isOn, swipe: last } = at;
      at = null;
      if (!isOn) return;
      // The finger was on a link all the time.
      const stop = (event: Event) => {
        event.preventDefault();
        event.stopPropagation();
      };
      card.addEventListener('click', stop, { capture: true, once: true });
      casebell.environment.setTimer(() => card.removeEventListener('click', stop, true), 300);
      delete card.dataset['swiping'];
      card.style.translate = '';
      setSwipe(null);
      if (isDone && last?.isArmed) finish.current(last);
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId === at?.pointer) release(true);
    };
    const cancel = () => release(false);
    const listeners = { pointerdown: press, pointermove: move, pointerup: up, pointercancel: cancel } as const;
    for (const [type, listener] of Object.entries(listeners)) element.addEventListener(type, listener as EventListener);
    // The finger that made this load is down already.
    begin(first);
    return () => {
      release(false);
      for (const [type, listener] of Object.entries(listeners)) element.removeEventListener(type, listener as EventListener);
    };
  }, [store, first, casebell]);

  const line = swipe?.card.parentElement;
  if (!swipe || !line) return null;
  const { deed, isRight, isArmed } = swipe;
  return createPortal(
    <div
      className="cb-swipe"
      data-deed={deed}
      data-armed={isArmed || undefined}
      data-side={isRight ? 'left' : 'right'}
      aria-hidden="true"
    >
      <TriageIcon name={ICONS[deed] ?? 'archive'} />
      <span>{deed === 'wait' ? texts.waitsForYou : texts.rowDeed(deed)}</span>
    </div>,
    line,
  );
}

function sidesOf(row: Notification, hasArchive: boolean): Sides {
  if (row.place === 'archived') return { end: isRestorable(row) ? 'restore' : null, start: null };
  return {
    end: isArchivable(row) ? (hasArchive ? 'archive' : null) : 'wait',
    start: row.place === 'snoozed' ? 'unsnooze' : 'snooze',
  };
}

interface SwipeTrackProps {
  /** The touch that made this load. */
  readonly first: Touch;
}
