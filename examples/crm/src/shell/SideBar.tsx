import { useEffect, useRef, type ReactNode } from 'react';
import { REQUESTS } from '../../shared/requests.js';
import { TEAMS } from '../../shared/people.js';
import { casesOf, VIEW_LABELS, type CaseView } from '../data/caseViews.js';
import { useCases } from '../data/changes.js';
import { Link, useLocation } from '../router.js';
import { useSession } from '../session.js';
import { Icon, type IconName } from '../ui/icons.js';
import { Logo } from '../ui/Logo.js';

const PAGES: readonly { readonly href: string; readonly label: string; readonly icon: IconName }[] = [
  { href: '/cases', label: 'Cases', icon: 'cases' },
  { href: '/requests', label: 'Requests', icon: 'requests' },
  { href: '/calendar', label: 'Calendar', icon: 'calendar' },
  { href: '/contacts', label: 'Contacts', icon: 'contacts' },
];

const VIEWS: readonly CaseView[] = ['mine', 'team', 'unassigned'];

interface SideBarProps {
  /** On narrow windows it lies over the page and is opened from the top bar. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Where one can go, and how much waits there. */
export function SideBar({ isOpen, onClose }: SideBarProps): ReactNode {
  const { path, query } = useLocation();
  const { me } = useSession();
  const cases = useCases();
  const nav = useRef<HTMLElement>(null);
  const view = path === '/cases' ? (query.get('view') ?? 'open') : '';
  const openRequests = REQUESTS.filter((request) => request.state === 'Open').length;

  useEffect(() => {
    if (!isOpen) return undefined;
    const opener = document.activeElement;
    nav.current?.querySelector('a')?.focus();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [isOpen, onClose]);

  return (
    <>
      {isOpen ? <button type="button" className="scrim" aria-label="Close the menu" onClick={onClose} /> : null}
      <nav ref={nav} id="navigation" className="side" data-open={isOpen || undefined} aria-label="Main">
        <Link href="/cases" className="side-brand">
          <Logo />
          <span>
            <b>Harbour</b>
            <small>{TEAMS[me.team].name}</small>
          </span>
        </Link>
        <ul>
          {PAGES.map(({ href, label, icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={
                  path.startsWith(href) && (href !== '/cases' || !VIEWS.some((name) => name === view)) ? 'page' : undefined
                }
                onClick={onClose}
              >
                <Icon name={icon} size={18} />
                {label}
                {href === '/requests' ? (
                  <span className="side-count">
                    {openRequests}
                    <span className="visually-hidden"> open</span>
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
        <h2 className="side-heading">Views</h2>
        <ul>
          {VIEWS.map((name) => (
            <li key={name}>
              <Link href={`/cases?view=${name}`} aria-current={view === name ? 'page' : undefined} onClick={onClose}>
                <span className="side-dot" data-view={name} />
                {name === 'mine' ? 'My cases' : VIEW_LABELS[name]}
                <span className="side-count">{casesOf(name, cases, me).length}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
