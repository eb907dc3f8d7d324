'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { enPanel } from '../locales/internal/enPanel.js';
import { enQuiet } from '../locales/internal/enQuiet.js';
import { dayNumberAt, momentOf } from '../model/localTime.js';
import type { JsonValue } from '../model/notification.js';
import { holdsAt, PREFERENCE_PATHS, readSetting } from '../model/preferences.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { announce } from './announcer.js';
import { Menu, type MenuItem } from './Menu.js';
import { surroundingsOf } from './surroundings.js';
import { untilInWords } from './untilInWords.js';
import { useTexts } from './useStrings.js';
import { zoneOf } from './zone.js';

const HOUR = 3_600_000;
/** Minutes after midnight at which tomorrow begins for somebody who works. */
const MORNING = 8 * 60;
const TEXTS = { ...enQuiet, mute: enPanel.mute, undo: enPanel.undo };

const { mute: MUTE, meeting: MEETING } = PREFERENCE_PATHS;
/** What mute and do-not-disturb by hand are set to. */
type Setting = { readonly [path in typeof MUTE | typeof MEETING]: JsonValue };
const OFF: Setting = { [MUTE]: null, [MEETING]: null };

/** Mutes for a while, or switches on again what was muted; then says so for some seconds, with a way back. */
export function MuteMenu({ anchor, onDone }: MuteMenuProps): ReactElement {
  const casebell = useCasebell();
  const { store, environment } = casebell;
  const strings = useTexts(TEXTS);
  const [done, setDone] = useState<Done | null>(null);
  // As it was when the menu opened: the words of an open menu do not change.
  const preferences = useStoreState((state) => state.preferences);
  const [{ now, zone, tomorrow, isOff }] = useState(() => {
    const at = environment.now();
    const timeZone = zoneOf(preferences);
    const held = [readSetting.mutedUntil(preferences), readSetting.meeting(preferences)];
    return {
      now: at,
      zone: timeZone,
      tomorrow: momentOf(timeZone, dayNumberAt(timeZone, at) + 1, MORNING),
      isOff: held.some((until) => holdsAt(until, at)),
    };
  });

  function set(next: Setting, text: string): void {
    const former: Setting = { [MUTE]: preferences[MUTE] ?? null, [MEETING]: preferences[MEETING] ?? null };
    write(next);
    setDone({ text, former });
    announce(text, environment);
  }
  function write(setting: Setting): void {
    for (const path of [MUTE, MEETING] as const) {
      if ((preferences[path] ?? null) !== setting[path]) store.actions.setPreference(path, setting[path]);
    }
  }
  const until = (moment: number): void =>
    set({ ...OFF, [MUTE]: new Date(moment).toISOString() }, strings.mutedUntil(untilInWords(moment, now, strings.locale, zone)));

  const items: readonly MenuItem[] = [
    ...(isOff ? [{ key: 'off', text: strings.unmute, onSelect: () => set(OFF, strings.unmuted) }] : []),
    { key: 'hour', text: strings.muteHour, onSelect: () => until(environment.now() + HOUR) },
    {
      key: 'tomorrow',
      text: strings.muteTomorrow(new Intl.DateTimeFormat(strings.locale, { ...TIME, timeZone: zone }).format(tomorrow)),
      onSelect: () => until(tomorrow),
    },
    { key: 'good', text: strings.doNotDisturb, onSelect: () => set({ ...OFF, [MEETING]: true }, strings.mutedUntil(null)) },
  ];
  if (done === null) return <Menu anchor={anchor} label={strings.mute} items={items} onClose={onDone} />;
  return (
    <MuteNotice
      anchor={anchor}
      text={done.text}
      onEnd={onDone}
      onUndo={() => {
        write(done.former);
        anchor.focus();
        onDone();
      }}
    />
  );
}

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

interface Done {
  readonly text: string;
  readonly former: Setting;
}

/** The line that confirms it, where toasts show. */
function MuteNotice({ anchor, text, onUndo, onEnd }: MuteNoticeProps): ReactElement {
  const { store, environment, dir, className } = useCasebell();
  const strings = useTexts(TEXTS);
  const [{ container, ...surroundings }] = useState(() => surroundingsOf(anchor));
  const [held, setHeld] = useState(false);
  useEffect(
    () => (held ? undefined : environment.setTimer(onEnd, store.behaviour.undoSeconds * 1_000)),
    [held, onEnd, environment, store],
  );
  return createPortal(
    <div
      className={`cb-root cb-toasts ${className ?? ''}`}
      dir={dir ?? surroundings.dir}
      data-theme={surroundings.theme}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="cb-notice">
        <span>{text}</span>
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={onUndo}>
          {strings.undo}
        </button>
      </div>
    </div>,
    anchor.closest('[role=dialog]') ?? container,
  );
}

interface MuteNoticeProps {
  readonly anchor: HTMLElement;
  readonly text: string;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

export interface MuteMenuProps {
  /** The button that opened it. */
  readonly anchor: HTMLElement;
  /** It was closed, or what it did is no longer confirmed. */
  readonly onDone: () => void;
}
