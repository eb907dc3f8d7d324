'use client';
import type { ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { isZone } from '../model/localTime.js';
import { PREFERENCE_PATHS } from '../model/preferences.js';
import { useField } from '../react/usePreferenceEditor.js';
import { Choice, SettingRow } from './PreferenceControls.js';
import { useEdit } from './preferencesContext.js';
import { browserZone } from './sayMoment.js';
import { useTexts } from './useStrings.js';

/** The zone that digest, quiet hours and nights go by. */
export function ZoneSetting(): ReactElement {
  const strings = useTexts(enPreferences);
  const edit = useEdit();
  const { value } = useField(PREFERENCE_PATHS.zone);
  const chosen = typeof value === 'string' ? value : '';
  const isUnknown = chosen !== '' && !isZone(chosen);
  const zones = [...new Set([...(chosen === '' ? [] : [chosen]), browserZone(), ...knownZones()])];
  return (
    <SettingRow label={strings.zone} note={isUnknown ? strings.zoneUnknown(chosen, browserZone()) : strings.zoneNote}>
      {(named) => (
        <Choice
          {...named}
          value={chosen}
          aria-invalid={isUnknown || undefined}
          options={[['', strings.zoneDefault], ...zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)]}
          onChange={(zone) => edit([{ path: PREFERENCE_PATHS.zone, value: zone === '' ? null : zone }])}
        />
      )}
    </SettingRow>
  );
}

/** All that the browser knows; older ones do not tell. */
function knownZones(): readonly string[] {
  return (Intl as Partial<Pick<typeof Intl, 'supportedValuesOf'>>).supportedValuesOf?.('timeZone') ?? ['UTC'];
}
