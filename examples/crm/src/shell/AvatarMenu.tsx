import { useNotificationStore } from 'casebell';
import type { ReactNode } from 'react';
import { Link } from '../router.js';
import { useSession } from '../session.js';
import { useSettings, type Settings } from '../settings.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon } from '../ui/icons.js';
import { Segmented } from '../ui/Segmented.js';
import { usePopup } from '../ui/usePopup.js';

export const THEMES: readonly {
  readonly value: Settings['theme'];
  readonly label: string;
  readonly icon: 'screen' | 'sun' | 'moon';
}[] = [
  { value: 'system', label: 'System', icon: 'screen' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

/** Who is signed in, where their own pages are, and how the page looks. */
export function AvatarMenu(): ReactNode {
  const { me, signOut } = useSession();
  const { settings, change } = useSettings();
  const store = useNotificationStore();
  const { isOpen, open, close, root } = usePopup<HTMLDivElement>();

  const leave = (): void => {
    // What this person's notifications left in the browser goes with them.
    store.signOut();
    signOut();
  };

  return (
    <div className="menu-root" ref={root}>
      <button
        type="button"
        className="avatar-button"
        aria-label={`Account of ${me.name}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'account' : undefined}
        onClick={isOpen ? close : open}
      >
        <Avatar name={me.name} src={me.avatar} size="medium" />
      </button>
      {isOpen ? (
        <div id="account" className="menu" role="group" aria-label="Account">
          <p className="menu-person">
            <Avatar name={me.name} src={me.avatar} size="large" />
            <span>
              <b>{me.name}</b>
              <small>{me.email}</small>
            </span>
          </p>
          <Link href="/profile" className="menu-item" onClick={close}>
            <Icon name="user" size={18} /> Profile
          </Link>
          <Link href="/profile/notifications" className="menu-item" onClick={close}>
            <Icon name="bell" size={18} /> Notifications
          </Link>
          <Link href="/settings" className="menu-item" onClick={close}>
            <Icon name="settings" size={18} /> Settings
          </Link>
          <div className="menu-theme">
            <span>Theme</span>
            <Segmented label="Theme" compact value={settings.theme} choices={THEMES} onChange={(theme) => change({ theme })} />
          </div>
          <button type="button" className="menu-item" onClick={leave}>
            <Icon name="leave" size={18} /> Sign out
          </button>
        </div>
      ) : null}
    </div>
  );
}
