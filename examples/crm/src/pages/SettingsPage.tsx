import type { ReactNode } from 'react';
import { useFormat } from '../format.js';
import { LOCALES, useSettings } from '../settings.js';
import { THEMES } from '../shell/AvatarMenu.js';
import { Link } from '../router.js';
import { Segmented } from '../ui/Segmented.js';
import { PageHead } from './PageHead.js';

const EXAMPLE = new Date(2026, 2, 9, 14, 5);

/** How Harbour looks to this person. Every change shows at once. */
export function SettingsPage(): ReactNode {
  const { settings, change } = useSettings();
  const format = useFormat();

  return (
    <div className="narrow">
      <PageHead title="Settings" note="Changes show at once and are kept in this browser, for you only." />
      <section className="card">
        <h2>Appearance</h2>
        <Setting label="Theme" note="System follows the setting of your computer.">
          <Segmented label="Theme" value={settings.theme} choices={THEMES} onChange={(theme) => change({ theme })} />
        </Setting>
        <Setting label="Density" note="Compact shows more rows at a time.">
          <Segmented
            label="Density"
            value={settings.density}
            choices={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => change({ density })}
          />
        </Setting>
      </section>
      <section className="card">
        <h2>Notifications</h2>
        <Setting label="What reaches you" note="Channels, digest, quiet hours, your own rules and sound.">
          <Link href="/profile/notifications" className="button">
            Notification settings
          </Link>
        </Setting>
      </section>
      <section className="card">
        <h2>Language and region</h2>
        <Setting
          label="Region"
          labelFor="locale"
          note={`Dates, numbers and the notification panel: ${format.moment(EXAMPLE)} · ${format.number(24750.5)}`}
        >
          <select
            id="locale"
            value={settings.locale}
            onChange={(event) => {
              const chosen = LOCALES.find(([tag]) => tag === event.target.value);
              if (chosen !== undefined) change({ locale: chosen[0] });
            }}
          >
            {LOCALES.map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </Setting>
        <Setting label="Direction" note="The side the page is read from.">
          <Segmented
            label="Direction"
            value={settings.direction}
            choices={[
              { value: 'ltr', label: 'Left to right' },
              { value: 'rtl', label: 'Right to left' },
            ]}
            onChange={(direction) => change({ direction })}
          />
        </Setting>
      </section>
    </div>
  );
}

interface SettingProps {
  readonly label: string;
  readonly note: string;
  readonly labelFor?: string;
  readonly children: ReactNode;
}

function Setting({ label, note, labelFor, children }: SettingProps): ReactNode {
  return (
    <div className="setting">
      <div>
        {labelFor === undefined ? <b>{label}</b> : <label htmlFor={labelFor}>{label}</label>}
        <p>{note}</p>
      </div>
      {children}
    </div>
  );
}
