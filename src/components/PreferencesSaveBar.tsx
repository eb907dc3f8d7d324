'use client';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import type { PreferenceStrings } from '../locales/internal/preferenceStrings.js';
import type { PreferenceState } from '../react/preferenceEditor.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { useTexts } from './useStrings.js';

/** What waits to be saved, how saving goes, and what keeps it from going; there only while there is something to say. */
export function PreferencesSaveBar({ instant }: { readonly instant: boolean }): ReactElement {
  const strings = useTexts(enPreferences);
  const state = useEdited((editor) => editor.getState());
  const said = sayOf(state, instant, strings);
  return (
    <>
      {/* Stays when the bar goes, so that what it said last is spoken to the end. */}
      <span className="cb-sr" role="status">
        {said?.text}
      </span>
      {said && <Bar said={said} state={state} />}
    </>
  );
}

interface Said {
  readonly text: string;
  readonly tone: 'plain' | 'done' | 'warning' | 'critical';
}

function sayOf(state: PreferenceState, instant: boolean, strings: PreferenceStrings): Said | null {
  const { changes, flawed, failed, saving, saved, changedElsewhere, problem } = state;
  const open = instant ? failed + flawed : changes;
  if (open + saving === 0) return saved > 0 ? { text: strings.saved, tone: 'done' } : null;
  if (problem) return { text: strings.problem(problem, Math.max(changes, saving)), tone: 'warning' };
  if (failed > 0) return { text: strings.refusedChanges(failed), tone: 'critical' };
  if (flawed > 0 && flawed === changes) return { text: strings.flawedChanges(flawed), tone: 'warning' };
  if (open === 0) return instant ? null : { text: strings.saving, tone: 'plain' };
  const text = strings.unsaved(changes);
  return changedElsewhere > 0
    ? { text: `${text} ${strings.changedElsewhere(changedElsewhere)}`, tone: 'warning' }
    : { text, tone: 'plain' };
}

function Bar({ said, state }: { readonly said: Said; readonly state: PreferenceState }): ReactElement {
  const strings = useTexts(enPreferences);
  const editor = usePreferenceEditor();
  const bar = useRef<HTMLDivElement>(null);

  // It goes away under the finger that pressed Save or Discard: on to the heading of the part it belongs to.
  useLayoutEffect(() => {
    const element = bar.current;
    const frame = element?.parentElement;
    return () => {
      if (!element?.matches(':focus-within')) return;
      frame?.querySelector<HTMLElement>('.cb-settings-title')?.focus({ preventScroll: true });
    };
  }, []);

  const { changes, flawed, problem } = state;
  const canSave = changes > flawed;
  return (
    <div className="cb-savebar" ref={bar} data-tone={said.tone}>
      {said.tone === 'done' && <Icon name="check" />}
      {said.tone !== 'done' && said.tone !== 'plain' && <Icon name={problem === 'offline' ? 'offline' : 'critical'} />}
      {/* Spoken by the status beside it. */}
      <span className="cb-savebar-text" aria-hidden="true">
        {said.text}
      </span>
      {problem && changes === 0 && (
        <button type="button" className="cb-button" data-emphasis="secondary" onClick={editor.retry}>
          {strings.preferencesRetry}
        </button>
      )}
      {changes > 0 && (
        <>
          <button type="button" className="cb-button" data-emphasis="quiet" onClick={editor.discard}>
            {strings.discard}
          </button>
          <button
            type="button"
            className="cb-button"
            data-emphasis="primary"
            aria-disabled={!canSave || undefined}
            onClick={() => canSave && editor.save()}
          >
            {state.failed > 0 ? strings.preferencesRetry : strings.save}
          </button>
        </>
      )}
    </div>
  );
}
