'use client';
import type { ReactElement } from 'react';
import type { Channel } from '../model/kinds.js';
import { PREFERENCE_PATHS, readSetting, type Alert } from '../model/preferences.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { useMatrix } from './matrixContext.js';
import { cellOf, lockOfCell, setCells, type MatrixRow } from './matrixRows.js';
import { Choice, SettingRow, Switch } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';

/** What can be said of a kind beside on and off: whose it must be, whether it alerts in spite of everything, whether it sounds. */
export function MatrixOptions({ row }: { readonly row: MatrixRow }): ReactElement {
  const { labels, labelOf, names } = useMatrix();
  const edit = useEdit();
  const { kinds, strings } = labels;
  const { kind } = row;
  const name = labelOf(row);
  const alert = useEdited(({ getState }) => readSetting.alert(getState().document, kinds, kind));
  const sounds = useEdited(({ getState }) => readSetting.kindSounds(getState().document, kind));
  const alerts: readonly (readonly [Alert, string])[] = [
    ['no', strings.alertNo],
    ['always', strings.alertAlways],
    ['alsoInMeetings', strings.alertAlsoInMeetings],
  ];
  return (
    <div className="cb-matrix-fine" role="group" aria-label={strings.kindOptions(name)}>
      {names.map((channel) => (
        <Scope key={channel} row={row} channel={channel} />
      ))}
      <SettingRow label={strings.alertLabel}>
        {(named) => (
          <Choice
            {...named}
            value={alert}
            options={alerts}
            onChange={(value) =>
              edit([{ path: PREFERENCE_PATHS.alert(kind), value, absent: kinds.get(kind)?.alwaysAlert ? 'always' : 'no' }])
            }
          />
        )}
      </SettingRow>
      <SettingRow label={strings.kindSound}>
        {(named) => (
          <Switch
            {...named}
            checked={sounds}
            onChange={(value) => edit([{ path: PREFERENCE_PATHS.soundKind(kind), value, absent: true }])}
          />
        )}
      </SettingRow>
    </div>
  );
}

/** Which of a kind come on a channel; asked only where some do. */
function Scope({ row, channel }: { readonly row: MatrixRow; readonly channel: Channel }): ReactElement | null {
  const { labels, labelOf, names } = useMatrix();
  const editor = usePreferenceEditor();
  const edit = useEdit();
  const { kinds, strings } = labels;
  const cell = { row, channel };
  const value = useEdited(({ getState }) => cellOf(getState().document, kinds, cell));
  const lock = useEdited(({ getState }) => lockOfCell(getState().document, kinds, cell));
  if (value === false || lock !== null) return null;
  return (
    <SettingRow label={strings.scopeOf(labels.channel(channel))}>
      {() => (
        <Choice
          aria-label={`${strings.cell(labelOf(row), labels.channel(channel))}: ${strings.scopeOf(labels.channel(channel))}`}
          value={value === 'mine' ? 'mine' : 'all'}
          options={[
            ['all', strings.scopeAll],
            ['mine', strings.scopeMine],
          ]}
          onChange={(scope) => edit(setCells(editor.getState().document, kinds, names, [cell], scope === 'mine' ? 'mine' : true))}
        />
      )}
    </SettingRow>
  );
}
