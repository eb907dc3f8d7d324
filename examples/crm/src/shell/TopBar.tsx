import type { ReactNode } from 'react';
import { Icon } from '../ui/icons.js';
import { AvatarMenu } from './AvatarMenu.js';
import { Bell } from './Bell.js';
import { SearchBox } from './SearchBox.js';

interface TopBarProps {
  readonly navOpen: boolean;
  readonly onOpenNav: () => void;
  readonly drawerOpen: boolean;
  readonly onToggleDrawer: () => void;
}

/** On top of every page: search at the start; the drawer's button, the bell and the person at the end. */
export function TopBar({ navOpen, onOpenNav, drawerOpen, onToggleDrawer }: TopBarProps): ReactNode {
  return (
    <header className="top">
      <button
        type="button"
        className="ghost top-menu"
        aria-label="Menu"
        aria-expanded={navOpen}
        aria-controls="navigation"
        onClick={onOpenNav}
      >
        <Icon name="menu" />
      </button>
      <SearchBox />
      <div className="top-end">
        <button type="button" className="button top-spark" aria-expanded={drawerOpen} onClick={onToggleDrawer}>
          <Icon name="spark" size={16} />
          <span>Make something happen</span>
        </button>
        <Bell />
        <AvatarMenu />
      </div>
    </header>
  );
}
