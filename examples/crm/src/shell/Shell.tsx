import { useEffect, useRef, useState, type ReactNode } from 'react';
import { EventDrawer } from '../drawer/EventDrawer.js';
import { useLocation } from '../router.js';
import { SideBar } from './SideBar.js';
import { TopBar } from './TopBar.js';

/** The frame around every page: side bar, top bar, and the drawer on top. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { path } = useLocation();
  const [navOpen, setNavOpen] = useState(false);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const lastPath = useRef(path);

  useEffect(() => {
    // A page without reload says nothing of itself: the focus goes to its start, as it would with one.
    if (lastPath.current === path) return;
    lastPath.current = path;
    setNavOpen(false);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <SideBar isOpen={navOpen} onClose={() => setNavOpen(false)} />
      <div className="shell-body">
        <TopBar
          navOpen={navOpen}
          onOpenNav={() => setNavOpen(true)}
          drawerOpen={drawerOpen}
          onToggleDrawer={() => setDrawerOpen((open) => !open)}
        />
        <main id="main" ref={main} tabIndex={-1} className="page">
          {children}
        </main>
      </div>
      {drawerOpen ? <EventDrawer onClose={() => setDrawerOpen(false)} /> : null}
    </div>
  );
}
