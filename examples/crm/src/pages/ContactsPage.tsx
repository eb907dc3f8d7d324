import { useEffect, useRef, type ReactNode } from 'react';
import { CONTACTS } from '../../shared/companies.js';
import { useCases } from '../data/changes.js';
import { Link, useLocation } from '../router.js';
import { Avatar } from '../ui/Avatar.js';
import { PageHead } from './PageHead.js';

/** The people at our clients. */
export function ContactsPage(): ReactNode {
  const cases = useCases();
  const chosen = useLocation().query.get('id');
  const row = useRef<HTMLTableRowElement>(null);

  useEffect(() => {
    row.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);

  return (
    <>
      <PageHead title="Contacts" note={`${CONTACTS.length} people at our clients`} />
      <table className="table contacts">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" data-column="company">
              Company
            </th>
            <th scope="col" data-column="email">
              E-mail
            </th>
            <th scope="col" data-column="phone">
              Phone
            </th>
            <th scope="col" data-column="cases">
              Open cases
            </th>
          </tr>
        </thead>
        <tbody>
          {CONTACTS.map((contact) => {
            const open = cases.filter((item) => item.contact.id === contact.id && item.status !== 'Resolved').length;
            return (
              <tr key={contact.id} ref={contact.id === chosen ? row : undefined} data-chosen={contact.id === chosen || undefined}>
                <td>
                  <span className="person">
                    <Avatar name={contact.name} size="medium" />
                    <span>
                      <b>{contact.name}</b>
                      <small>
                        <span className="contact-title">{contact.title}</span>
                        <span className="contact-company">{contact.company}</span>
                      </small>
                    </span>
                  </span>
                </td>
                <td data-column="company">
                  {contact.company}
                  <small>{contact.city}</small>
                </td>
                <td data-column="email">
                  <a href={`mailto:${contact.email}`}>{contact.email}</a>
                </td>
                <td data-column="phone">
                  <bdi>{contact.phone}</bdi>
                </td>
                <td data-column="cases">
                  <Link
                    href={`/cases?q=${encodeURIComponent(contact.company)}`}
                    aria-label={`${open} open cases of ${contact.company}`}
                  >
                    {open}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
