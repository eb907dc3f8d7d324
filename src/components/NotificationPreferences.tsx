'use client';
import { useId, useState, type ReactElement } from 'react';
import { DigestSettings } from './DigestSettings.js';
import { enPreferences } from '../locales/internal/enPreferences.js';
import type { PreferenceSection } from '../model/behaviour.js';
import { useCasebell } from '../react/context.js';
import { PreferencesFrame } from './PreferencesFrame.js';
import { PreferencesMatrix, type PreferencesMatrixProps } from './PreferencesMatrix.js';
import { QuietHours } from './QuietHours.js';
import { RulesEditor } from './RulesEditor.js';
import { ShowToggles } from './ShowToggles.js';
import { SoundSettings } from './SoundSettings.js';
import { TestKind } from './TestKind.js';
import { useTexts } from './useStrings.js';

/**
 * Everything a person can set about notifications, for a page like Profile → Notifications: one section at a time, and a Save bar for
 * all of them. Renders a `<div>`; the page around has the heading.
 */
export function NotificationPreferences({ inPanel = false, ...props }: NotificationPreferencesProps): ReactElement {
  const { sections, save, className, ...matrix } = props;
  const { store } = useCasebell();
  const strings = useTexts(enPreferences);
  const id = useId();
  const canTest = store.transport.sendTest !== undefined;
  const offered = (sections ?? store.behaviour.preferences ?? SECTIONS).filter((section) => section !== 'test' || canTest);
  const [chosen, setChosen] = useState<PreferenceSection | undefined>(undefined);
  const shown = chosen !== undefined && offered.includes(chosen) ? chosen : offered[0];
  return (
    <PreferencesFrame inPanel={inPanel} {...(save && { save })} {...(className !== undefined && { className })}>
      {offered.length > 1 && (
        <nav className="cb-sections" aria-label={strings.preferencesSections}>
          {offered.map((section) => (
            <button
              key={section}
              type="button"
              className="cb-section-link"
              aria-current={section === shown || undefined}
              aria-controls={`${id}-section`}
              onClick={() => setChosen(section)}
            >
              {strings.sectionLabels[section]}
            </button>
          ))}
        </nav>
      )}
      <div className="cb-section" id={`${id}-section`}>
        {shown && SHOWN[shown](matrix)}
      </div>
    </PreferencesFrame>
  );
}

const SECTIONS: readonly PreferenceSection[] = ['delivery', 'digest', 'quiet', 'rules', 'sound', 'test'];

const SHOWN: { readonly [section in PreferenceSection]: (matrix: PreferencesMatrixProps) => ReactElement } = {
  delivery: (matrix) => <PreferencesMatrix {...matrix} />,
  show: () => <ShowToggles />,
  rules: () => <RulesEditor />,
  digest: () => <DigestSettings />,
  quiet: () => <QuietHours />,
  sound: () => <SoundSettings />,
  test: () => <TestKind />,
};

export interface NotificationPreferencesProps extends PreferencesMatrixProps {
  /** Which sections there are, in this order. Default: `behaviour.preferences`, else all. */
  readonly sections?: readonly PreferenceSection[];
  /** The panel around has frame and theme. */
  readonly inPanel?: boolean;
}
