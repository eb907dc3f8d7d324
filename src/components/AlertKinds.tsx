'use client';
import { useId, type ReactElement } from 'react';
import { PREFERENCE_PATHS, readSetting, type Alert } from '../model/preferences.js';
import { kindOf } from '../model/kinds.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { Choice } from './PreferenceControls.js';
import { useEdit, useHeadings } from './preferencesContext.js';
import { usePreferenceLabels } from './usePreferenceLabels.js';

/** Kinds that alert in spite of mute and quiet hours; mentions, unless the person says otherwise. */
export function AlertKinds(): ReactElement {
  const labels = usePreferenceLabels();
  const { kinds, strings } = labels;
  const { kinds: known } = usePreferencesDescription();
  const edit = useEdit();
  const id = useId();
  const [, SubHeading] = useHeadings();
  const document = useEdited(({ getState }) => getState().document);
  const all = (known ?? [...kinds.keys()]).filter((kind) => kindOf(kinds, kind).critical !== true);
  const alerting = all.filter((kind) => readSetting.alert(document, kinds, kind) !== 'no');
  const others = all.filter((kind) => !alerting.includes(kind));
  const set = (kind: string, value: Alert): void =>
    void edit([
      { path: PREFERENCE_PATHS.alert(kind), value, absent: kindOf(kinds, kind).alwaysAlert === true ? 'always' : 'no' },
    ]);

  return (
    <div role="group" aria-labelledby={id}>
      <SubHeading id={id} className="cb-toggles-title">
        {strings.alertTitle}
      </SubHeading>
      <p className="cb-settings-note">{strings.alertNote}</p>
      {alerting.map((kind) => (
        <div key={kind} className="cb-setting">
          <span className="cb-setting-text">{labels.kind(kind)}</span>
          <Choice
            aria-label={`${labels.kind(kind)}: ${strings.alertLabel}`}
            value={readSetting.alert(document, kinds, kind)}
            options={[
              ['always', strings.alertAlways],
              ['alsoInMeetings', strings.alertAlsoInMeetings],
              ['no', strings.alertNo],
            ]}
            onChange={(value) => set(kind, value)}
          />
        </div>
      ))}
      {others.length > 0 && (
        <Choice
          className="cb-add"
          aria-label={strings.alertAdd}
          value=""
          options={[['', strings.alertAdd], ...others.map((kind) => [kind, labels.kind(kind)] as const)]}
          onChange={(kind) => kind !== '' && set(kind, 'always')}
        />
      )}
    </div>
  );
}
