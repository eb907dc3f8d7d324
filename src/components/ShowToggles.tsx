'use client';
import { useId, type ReactElement } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import { lockOf, PREFERENCE_PATHS } from '../model/preferences.js';
import { isToggledOn, SHOW_TOGGLES, switchToggle, type ShowToggle, type ShowToggleId } from '../model/showToggles.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { Check } from './PreferenceControls.js';
import { useEdit, useHeadings } from './preferencesContext.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { useTexts } from './useStrings.js';

const GROUPS = ['appointments', 'requests'] as const satisfies readonly ShowToggle['group'][];

/**
 * What the panel shows of meetings and requests, apart from who is told where: what is switched off here exists, hidden and not counted,
 * and is back when it is switched on. Renders a `<section>` with two groups of check boxes.
 */
export function ShowToggles({ toggles, ...section }: ShowTogglesProps): ReactElement {
  const strings = useTexts(enPreferences);
  const id = useId();
  const [, SubHeading] = useHeadings();
  const offered = SHOW_TOGGLES.filter((toggle) => toggles?.includes(toggle.id) ?? true);
  return (
    <PreferencesSection title={strings.showTitle} note={strings.showNote} {...section}>
      {GROUPS.map((group) => {
        const inGroup = offered.filter((toggle) => toggle.group === group);
        return inGroup.length === 0 ? null : (
          <div key={group} className="cb-toggles" role="group" aria-labelledby={`${id}-${group}`}>
            <SubHeading id={`${id}-${group}`} className="cb-toggles-title">
              {strings.showGroups[group]}
            </SubHeading>
            {inGroup.map((toggle) => (
              <Toggle key={toggle.id} toggle={toggle} />
            ))}
          </div>
        );
      })}
    </PreferencesSection>
  );
}

function Toggle({ toggle }: { readonly toggle: ShowToggle }): ReactElement {
  const strings = useTexts(enPreferences);
  const edit = useEdit();
  const isOn = useEdited(({ getState }) => isToggledOn(getState().document, toggle));
  const lock = useEdited(({ getState }) =>
    toggle.kinds.map((kind) => lockOf(getState().document, PREFERENCE_PATHS.show(kind))).find((one) => one !== null),
  );
  return (
    <label className="cb-toggle">
      <Check
        checked={isOn}
        locked={lock !== undefined}
        onChange={(on) => edit(Object.entries(switchToggle(toggle, on)).map(([path, value]) => ({ path, value, absent: true })))}
      />
      <span>
        {strings.showLabels[toggle.id]}
        {lock !== undefined && <span className="cb-setting-note">{lock === true ? strings.locked : lock}</span>}
      </span>
    </label>
  );
}

export interface ShowTogglesProps extends PreferencesPartProps {
  /** Which there are. Default: all eleven. */
  readonly toggles?: readonly ShowToggleId[];
}
