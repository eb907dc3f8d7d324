'use client';
import type { ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { PREFERENCE_PATHS, readSetting, WEEKDAYS } from '../model/preferences.js';
import { quietUntil, zoneOf } from '../model/quietHours.js';
import { useNow } from '../react/useNow.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { AlertKinds } from './AlertKinds.js';
import { MuteSettings } from './MuteSettings.js';
import { FieldSwitch } from './PreferenceFields.js';
import { SettingRow, Switch } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { QuietDay } from './QuietDay.js';
import { browserZone, sayMoment } from './sayMoment.js';
import { useTexts } from './useStrings.js';
import { ZoneSetting } from './ZoneSetting.js';

/** What somebody gets who switches quiet hours on and has never set any. */
const USUAL = [{ from: '22:00', to: '07:00' }];

/**
 * When nothing interrupts: a mute for now, do-not-disturb, quiet hours by weekday, and what alerts in spite of them. The bell keeps every
 * row meanwhile. Mute and do-not-disturb hold at once, without Save. Renders a `<section>`.
 */
export function QuietHours(section: PreferencesPartProps): ReactElement {
  const strings = useTexts(enPreferences);
  const edit = useEdit();
  const now = useNow();
  const document = useEdited(({ getState }) => getState().document);
  const isOn = readSetting.isQuietOn(document);
  const hasSpans = WEEKDAYS.some((day) => readSetting.quietDay(document, day).length > 0);
  const until = quietUntil(document, browserZone(), now);
  const zone = zoneOf(document, browserZone());

  function turn(on: boolean): void {
    edit([
      { path: PREFERENCE_PATHS.quiet, value: on, absent: false },
      ...(on && !hasSpans
        ? WEEKDAYS.map((day) => ({ path: PREFERENCE_PATHS.quietDay(day), value: USUAL, with: PREFERENCE_PATHS.quiet }))
        : []),
    ]);
  }
  return (
    <PreferencesSection title={strings.quietTitle} note={strings.quietNote} {...section}>
      <MuteSettings />
      <div>
        <SettingRow
          label={strings.quietHours}
          note={
            !isOn
              ? strings.quietOff
              : until === null
                ? strings.quietNotNow
                : strings.quietNow(until === Infinity ? null : sayMoment(until, now, zone, strings.locale))
          }
        >
          {(named) => <Switch {...named} checked={isOn} onChange={turn} />}
        </SettingRow>
        {isOn && (
          <div className="cb-days">
            {WEEKDAYS.map((day) => (
              <QuietDay key={day} day={day} />
            ))}
          </div>
        )}
        {isOn && <ZoneSetting />}
        <FieldSwitch
          path={PREFERENCE_PATHS.meetingCalendar}
          absent={true}
          label={strings.followCalendar}
          note={strings.followCalendarNote}
        />
        <FieldSwitch path={PREFERENCE_PATHS.previews} absent={true} label={strings.previews} note={strings.previewsNote} />
      </div>
      <AlertKinds />
    </PreferencesSection>
  );
}
