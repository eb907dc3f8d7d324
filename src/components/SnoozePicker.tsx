'use client';
import { useEffect, useId, useState, type FormEvent, type KeyboardEvent, type ReactElement } from 'react';
import { enTriage } from '../locales/internal/enTriage.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import { LayerFrame } from './LayerFrame.js';
import { usePanel } from './panelContext.js';
import { doWithRows } from './rowDeeds.js';
import { fromLocalInput, latestSnooze, snoozePresets, toLocalInput } from './snoozePresets.js';
import type { PanelLayer } from './triage.js';
import { useTexts } from './useStrings.js';
import { formatUntil, zoneOf } from './zone.js';

/** Asks until when rows are to be out of sight: moments worth offering, or any other within a year. Renders a `role="dialog"`. */
export function SnoozePicker({ layer: { ids, anchor }, onClose }: SnoozePickerProps): ReactElement {
  const casebell = useCasebell();
  const panel = usePanel();
  const texts = useTexts(enTriage);
  const { store, environment } = casebell;
  const [{ now, zone, presets }] = useState(() => {
    const state = store.getState();
    const [opened, own] = [environment.now(), zoneOf(state.preferences)];
    const meetingStart = ids.length === 1 ? state.row(ids[0] ?? '')?.meeting?.start : undefined;
    const context = { now: opened, zone: own, locale: texts.locale, ...(meetingStart !== undefined && { meetingStart }) };
    return { now: opened, zone: own, presets: snoozePresets(context) };
  });
  const [picked, setPicked] = useState(() => toLocalInput(presets.at(-1)?.at ?? now, zone));
  const [flaw, setFlaw] = useState<'none' | 'past' | 'far' | null>(null);
  const id = useId();
  const isGone = useStoreState(({ row }) => ids.every((each) => (row(each)?.place ?? 'archived') === 'archived'));
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);

  function snooze(at: number): void {
    // First back to the button, so that the focus is in the row when the row leaves.
    anchor?.focus({ preventScroll: true });
    onClose();
    doWithRows('snooze', ids, casebell, panel, new Date(at));
    if (ids.length > 1) panel.triage?.select([]);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    const [at, present] = [fromLocalInput(picked, zone), environment.now()];
    const found = at === null ? 'none' : at <= present ? 'past' : at > latestSnooze(present) ? 'far' : null;
    setFlaw(found);
    if (at !== null && found === null) snooze(at);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.cb-layer-item')];
    event.preventDefault();
    buttons.at((buttons.indexOf(event.target as HTMLElement) + step) % buttons.length)?.focus();
  }
  return (
    <LayerFrame
      anchor={anchor}
      role="dialog"
      label={texts.snoozeTitle}

      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <h3 className="cb-layer-title">{texts.snoozeTitle}</h3>
      {presets.map(({ preset, at }) => (
        <button key={preset} type="button" className="cb-layer-item" onClick={() => snooze(at)}>
          <Icon name={preset === 'beforeMeeting' ? 'meeting' : 'clock'} />
          <span className="cb-layer-text">{texts.snoozePreset(preset)}</span>
          <span className="cb-subtle">{formatUntil(at, now, texts.locale, zone)}</span>
        </button>
      ))}
      <form className="cb-layer-form" noValidate onSubmit={submit}>
        <label className="cb-layer-title" htmlFor={`${id}-time`}>
          {texts.pickTime}
        </label>
        <div className="cb-layer-field">
          <input
            id={`${id}-time`}
            type="datetime-local"
            className="cb-layer-input"
            value={picked}
            min={toLocalInput(now, zone)}
            max={toLocalInput(latestSnooze(now), zone)}
            aria-invalid={flaw !== null}
            aria-describedby={flaw === null ? undefined : `${id}-flaw`}
            onChange={(event) => {
              setPicked(event.target.value);
              setFlaw(null);
            }}
          />
          <button type="submit" className="cb-button" data-emphasis="primary">
            {texts.snoozeThen}
          </button>
        </div>
        <p id={`${id}-flaw`} className="cb-layer-flaw" role="alert">
          {flaw !== null && texts.snoozeFlaw(flaw)}
        </p>
      </form>
    </LayerFrame>
  );
}

interface SnoozePickerProps {
  readonly layer: Extract<PanelLayer, { type: 'snooze' }>;
  readonly onClose: () => void;
}
