'use client';
import type { ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { dayNumberAt, momentOf } from '../model/localTime.js';
import type { JsonValue } from '../model/notification.js';
import { holdsAt, PREFERENCE_PATHS, readSetting } from '../model/preferences.js';
import { zoneOf } from '../model/quietHours.js';
import { useCasebell } from '../react/context.js';
import { useNow } from '../react/useNow.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { SettingRow, Switch } from './PreferenceControls.js';
import { browserZone, sayMoment } from './sayMoment.js';
import { useTexts } from './useStrings.js';

const HOUR = 3_600_000;
/** Minutes after midnight at which tomorrow begins for somebody who works. */
const MORNING = 8 * 60;

/** Mute and do-not-disturb: acts rather than settings, so they hold at once. */
export function MuteSettings(): ReactElement {
  const { environment } = useCasebell();
  const strings = useTexts(enPreferences);
  const editor = usePreferenceEditor();
  const now = useNow();
  const document = useEdited(({ getState }) => getState().document);
  const zone = zoneOf(document, browserZone());
  const mute = readSetting.mutedUntil(document);
  const isMuted = holdsAt(mute, now);
  const meeting = readSetting.meeting(document);
  const set = (path: string, value: JsonValue): void => void editor.edit([{ path, value }], { instant: true });
  const muteUntil = (moment: number): void => set(PREFERENCE_PATHS.mute, new Date(moment).toISOString());

  return (
    <div>
      <SettingRow
        label={strings.muteAll}
        note={
          isMuted && mute !== null
            ? strings.quietMuted(sayMoment(Date.parse(mute), now, zone, strings.locale))
            : strings.muteAllNote
        }
      >
        {(named) => (
          <span className="cb-buttons" role="group" {...named}>
            {/* One after the other in place of each other, so that the focus stays. */}
            <button
              type="button"
              className="cb-button"
              data-emphasis="secondary"
              onClick={() => (isMuted ? set(PREFERENCE_PATHS.mute, null) : muteUntil(environment.now() + HOUR))}
            >
              {isMuted ? strings.muteEnd : strings.muteForHour}
            </button>
            {!isMuted && (
              <button
                type="button"
                className="cb-button"
                data-emphasis="secondary"
                onClick={() => muteUntil(momentOf(zone, dayNumberAt(zone, environment.now()) + 1, MORNING))}
              >
                {strings.muteUntilTomorrow}
              </button>
            )}
          </span>
        )}
      </SettingRow>
      <SettingRow label={strings.disturbNot} note={strings.disturbNotNote}>
        {(named) => (
          <Switch {...named} checked={holdsAt(meeting, now)} onChange={(on) => set(PREFERENCE_PATHS.meeting, on ? true : null)} />
        )}
      </SettingRow>
    </div>
  );
}
