'use client';
import type { ReactElement, ReactNode } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { useField } from '../react/usePreferenceEditor.js';
import { SettingRow, Switch } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';
import { useTexts } from './useStrings.js';

/** A switch for one yes-or-no cell of the document, with what becomes of it and why it cannot be changed. */
export function FieldSwitch({ path, absent, label, note }: FieldSwitchProps): ReactElement {
  const strings = useTexts(enPreferences);
  const edit = useEdit();
  const { value, state, reason, lock, changedElsewhere } = useField(path);
  const notes = [
    note,
    lock !== null && (lock === true ? strings.locked : lock),
    state === 'failed' && strings.cellFailed(reason),
    changedElsewhere && strings.cellChangedElsewhere,
  ].filter((line) => line !== undefined && line !== false);
  return (
    <SettingRow
      label={label}
      data-state={state}
      {...(notes.length > 0 && { note: notes.length === 1 ? notes[0] : notes.join(' ') })}
    >
      {(named) => (
        <Switch
          {...named}
          checked={typeof value === 'boolean' ? value : absent}
          locked={lock !== null}
          onChange={(checked) => edit([{ path, value: checked, absent }])}
        />
      )}
    </SettingRow>
  );
}

interface FieldSwitchProps {
  readonly path: string;
  /** What holds while the document says nothing. */
  readonly absent: boolean;
  readonly label: ReactNode;
  readonly note?: string;
}
