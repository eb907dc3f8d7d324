import { useEffect, type ReactNode } from 'react';
import { navigate, useLocation } from '../router.js';
import { CalendarPage } from './CalendarPage.js';
import { CasePage } from './CasePage.js';
import { CasesPage } from './CasesPage.js';
import { ContactsPage } from './ContactsPage.js';
import { NotFound } from './NotFound.js';
import { NotificationsPage } from './NotificationsPage.js';
import { ProfilePage } from './ProfilePage.js';
import { RequestPage } from './RequestPage.js';
import { RequestsPage } from './RequestsPage.js';
import { SettingsPage } from './SettingsPage.js';

/** The page of the address. */
export function Pages(): ReactNode {
  const { path } = useLocation();
  const [, page = '', id, ...rest] = path.split('/');

  useEffect(() => {
    if (page === '') navigate('/cases', { replace: true });
  }, [page]);

  if (rest.length > 0) return <NotFound />;
  if (page === '' || (page === 'cases' && id === undefined)) return <CasesPage />;
  if (page === 'cases' && id !== undefined) return <CasePage key={id} id={id} />;
  if (page === 'requests') return id === undefined ? <RequestsPage /> : <RequestPage key={id} id={id} />;
  if (page === 'calendar') return <CalendarPage id={id} />;
  if (page === 'profile' && id === 'notifications') return <NotificationsPage />;
  if (id !== undefined) return <NotFound />;
  if (page === 'contacts') return <ContactsPage />;
  if (page === 'profile') return <ProfilePage />;
  if (page === 'settings') return <SettingsPage />;
  return <NotFound />;
}
