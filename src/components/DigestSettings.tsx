'use client';
import type { ReactElement } from 'react';
import { createKinds } from '../model/kinds.js';
import { nextDigestAt } from '../model/digestTime.js';
import { PREFERENCE_PATHS, readSetting, WEEKDAYS, type Weekday } from '../model/preferences.js';
import { zoneOf } from '../model/quietHours.js';
import { sameJson } from '../model/sameJson.js';
import { hasDigest } from '../model/sensiblePreferences.js';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { useCasebell } from '../react/context.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { useNow } from '../react/useNow.js';
import { Choice, SettingRow } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { browserZone, clockAt, sayMoment, sayWeekday } from './sayMoment.js';
import { useTexts } from './useStrings.js';
import { ZoneSetting } from './ZoneSetting.js';

/** When the daily digest goes out, on which days, with what, and in which zone. Renders a `<section>`. */
export function DigestSettings(section: PreferencesPartProps): ReactElement {
  const strings = useTexts(enPreferences);
  const edit = useEdit();
  const document = useEdited(({ getState }) => getState().document);
  const time = readSetting.digestTime(document);
  const days = readSetting.digestDays(document);

  function toggle(day: Weekday): void {
    const next = WEEKDAYS.filter((one) => (one === day ? !days.includes(one) : days.includes(one)));
    // None at all would be no digest; that is said by the kinds.
    if (next.length > 0) edit([{ path: PREFERENCE_PATHS.digestDays, value: [...next], absent: [...WEEKDAYS] }]);
  }
  return (
    <PreferencesSection title={strings.digestTitle} note={strings.digestNote} {...section}>
      <Preview />
      <div>
        <SettingRow label={strings.digestTime}>
          {(named) => (
            <input
              {...named}
              type="time"
              className="cb-input"
              required
              value={time}
              onChange={({ target }) =>
                target.value !== '' && edit([{ path: PREFERENCE_PATHS.digestTime, value: target.value, absent: '18:00' }])
              }
            />
          )}
        </SettingRow>
        <SettingRow label={strings.digestDays}>
          {(named) => (
            <span className="cb-chips" role="group" {...named}>
              {WEEKDAYS.map((day) => (
                <label key={day} className="cb-choice-chip">
                  <input
                    type="checkbox"
                    checked={days.includes(day)}
                    aria-label={sayWeekday(day, strings.locale)}
                    aria-disabled={(days.length === 1 && days.includes(day)) || undefined}
                    onChange={() => toggle(day)}
                  />
                  {sayWeekday(day, strings.locale, 'short')}
                </label>
              ))}
            </span>
          )}
        </SettingRow>
        <SettingRow label={strings.digestContent}>
          {(named) => (
            <Choice
              {...named}
              value={readSetting.digestContent(document)}
              options={[
                ['all', strings.digestAll],
                ['unread', strings.digestUnread],
              ]}
              onChange={(value) => edit([{ path: PREFERENCE_PATHS.digestContent, value, absent: 'all' }])}
            />
          )}
        </SettingRow>
        <ZoneSetting />
      </div>
    </PreferencesSection>
  );
}

/** What the settings come to, in words. */
function Preview(): ReactElement {
  const { store } = useCasebell();
  const strings = useTexts(enPreferences);
  const now = useNow();
  const { digest } = usePreferencesDescription();
  const document = useEdited(({ getState }) => getState().document);
  const saved = store.getState().preferences;
  const zone = zoneOf(document, browserZone());
  const isOn = hasDigest(document, createKinds(store.ownKinds));
  // The backend knows better, unless something was edited that it does not know yet.
  const isAsSaved = TIMING.every((path) => sameJson(document[path], saved[path]));
  const own = nextDigestAt(document, browserZone(), now);
  const told = isAsSaved && digest?.at != null ? Date.parse(digest.at) : Number.NaN;
  const at = Number.isNaN(told) ? own : told;
  const clock = clockAt(own, zone);
  const time = readSetting.digestTime(document);
  return (
    <p className="cb-hint" data-tone="plain">
      <span>
        {isOn
          ? strings.digestNext(sayDay(at, now, zone, strings.locale), Number.isNaN(told) ? undefined : digest?.count)
          : strings.digestOff}
        {isOn && clock !== time && ` ${strings.clockGap(time, clock)}`}
      </span>
    </p>
  );

  function sayDay(...[moment, from, timeZone, locale]: Parameters<typeof sayMoment>): string {
    const said = sayMoment(moment, from, timeZone, locale);
    const today = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day');
    return said.includes(',') ? said : `${today}, ${said}`;
  }
}

const TIMING = [PREFERENCE_PATHS.digestTime, PREFERENCE_PATHS.digestDays, PREFERENCE_PATHS.zone];
