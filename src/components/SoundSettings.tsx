'use client';
import type { ReactElement } from 'react';
import { PREFERENCE_PATHS, readSetting } from '../model/preferences.js';
import { useCasebell } from '../react/context.js';
import { useEdited, useField } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { PreferenceIcon } from './PreferenceIcon.js';
import { FieldSwitch } from './PreferenceFields.js';
import { SettingRow } from './PreferenceControls.js';
import { useEdit, useHeadings } from './preferencesContext.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { playSample } from './sound.js';
import { usePreferenceLabels } from './usePreferenceLabels.js';

const COUNTERS = ['bell', 'title', 'app'] as const;

/** Whether arrivals make a sound, how loud and for which kinds, and where unread notifications are counted. Renders a `<section>`. */
export function SoundSettings(section: PreferencesPartProps): ReactElement {
  const { environment } = useCasebell();
  const labels = usePreferenceLabels();
  const { kinds, strings } = labels;
  const { kinds: known } = usePreferencesDescription();
  const edit = useEdit();
  const [, SubHeading] = useHeadings();
  const isOn = useEdited(({ getState }) => readSetting.isSoundOn(getState().document));
  const volume = useEdited(({ getState }) => readSetting.soundVolume(getState().document));
  const { lock } = useField(PREFERENCE_PATHS.soundVolume);

  return (
    <PreferencesSection title={strings.soundTitle} note={isOn ? strings.soundOn : strings.soundOff} {...section}>
      <div>
        <FieldSwitch path={PREFERENCE_PATHS.sound} absent={false} label={strings.sound} note={strings.soundNote} />
        {isOn && (
          <SettingRow label={strings.volumeLabel}>
            {(named) => (
              <span className="cb-buttons">
                <input
                  {...named}
                  type="range"
                  className="cb-range"
                  min={0}
                  max={100}
                  step={5}
                  disabled={lock !== null}
                  value={Math.round(volume * 100)}
                  aria-valuetext={`${Math.round(volume * 100)} %`}
                  onChange={({ target }) =>
                    edit([{ path: PREFERENCE_PATHS.soundVolume, value: Number(target.value) / 100, absent: 0.5 }])
                  }
                />
                <button
                  type="button"
                  className="cb-button"
                  data-emphasis="secondary"
                  onClick={() => void playSample(volume, environment)}
                >
                  <PreferenceIcon name="play" />
                  {strings.playSample}
                </button>
              </span>
            )}
          </SettingRow>
        )}
        {isOn && (
          <details className="cb-more">
            <summary>{strings.soundKinds}</summary>
            {(known ?? [...kinds.keys()]).map((kind) => (
              <FieldSwitch key={kind} path={PREFERENCE_PATHS.soundKind(kind)} absent={true} label={labels.kind(kind)} />
            ))}
          </details>
        )}
      </div>
      <div role="group" aria-label={strings.counters}>
        <SubHeading className="cb-toggles-title">{strings.counters}</SubHeading>
        {COUNTERS.map((where) => (
          <FieldSwitch key={where} path={PREFERENCE_PATHS.counter(where)} absent={true} label={strings.counterLabels[where]} />
        ))}
      </div>
    </PreferencesSection>
  );
}
