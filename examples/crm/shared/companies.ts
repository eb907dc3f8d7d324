/** Somebody at a client whom cases and requests come from. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
}

type Row = readonly [id: string, name: string, title: string, company: string, domain: string, phone: string, city: string];

const ROWS: readonly Row[] = [
  ['holm', 'Ingrid Holm', 'Fleet manager', 'Nordlys Shipping', 'nordlys', '+47 55 23 10 90', 'Bergen'],
  ['daly', 'Conor Daly', 'Operations director', 'Kestrel Logistics', 'kestrel', '+353 1 555 0142', 'Dublin'],
  ['orsini', 'Giulia Orsini', 'Owner', 'Orsini Olive Oil', 'orsini', '+39 0583 555 018', 'Lucca'],
  ['maas', 'Pieter Maas', 'Warehouse manager', 'Baltic Cold Storage', 'balticcold', '+31 10 555 0170', 'Rotterdam'],
  ['osei', 'Abena Osei', 'Finance lead', 'Meridian Yachts', 'meridian', '+44 1489 555 026', 'Hamble'],
  ['lindqvist', 'Erik Lindqvist', 'Plant engineer', 'Halden Paper', 'halden', '+47 69 55 01 23', 'Halden'],
  ['novak', 'Tereza Nováková', 'Risk manager', 'Ostrava Steelworks', 'ostrava', '+420 555 010 188', 'Ostrava'],
  ['grant', 'Samuel Grant', 'Facilities', 'Aldgate Theatres', 'aldgate', '+44 20 7946 0188', 'London'],
  ['haddad', 'Layla Haddad', 'Practice manager', 'Lumen Clinics', 'lumen', '+44 161 496 0145', 'Manchester'],
  ['brandt', 'Jürgen Brandt', 'Purchasing', 'Tallow & Pine', 'tallowpine', '+49 40 555 0133', 'Hamburg'],
  ['silva', 'Rui Silva', 'Harbour master', 'Porto de Aveiro', 'portoaveiro', '+351 234 555 019', 'Aveiro'],
  ['chen', 'Mei Chen', 'Legal counsel', 'Brightwater Foods', 'brightwater', '+44 117 496 0172', 'Bristol'],
];

export const CONTACTS: readonly Contact[] = ROWS.map(([id, name, title, company, domain, phone, city]) => {
  const mailbox = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replace(' ', '.');
  return { id, name, title, company, email: `${mailbox}@${domain}.example`, phone, city };
});

const byId = new Map(CONTACTS.map((contact) => [contact.id, contact]));

/** The contact of an id of these data. */
export function contactOf(id: string): Contact {
  const contact = byId.get(id);
  if (contact === undefined) throw new Error(`No contact "${id}" in the demo data: add it to shared/companies.ts.`);
  return contact;
}
