import { contactOf, type Contact } from './companies.js';

export const STATUSES = ['New', 'In progress', 'Waiting for client', 'Escalated', 'Resolved'] as const;
export const PRIORITIES = ['Urgent', 'High', 'Normal', 'Low'] as const;
export const TEMPLATES = ['Damage claim', 'Complaint', 'Policy change', 'New business', 'Data request', 'Invoice query'] as const;

export type CaseStatus = (typeof STATUSES)[number];
export type Priority = (typeof PRIORITIES)[number];
export type Template = (typeof TEMPLATES)[number];

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly template: Template;
  readonly contact: Contact;
  readonly status: CaseStatus;
  readonly priority: Priority;
  /** A colleague's id, or nobody yet. */
  readonly assignee: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly dueAt: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// Everything is relative to today, so that the demo never looks abandoned.
const now = Math.floor(Date.now() / 60_000) * 60_000;

// prettier-ignore
type Row = readonly [
  id: number, title: string, template: Template, contact: string, status: CaseStatus, priority: Priority,
  assignee: string | null, createdDaysAgo: number, updatedHoursAgo: number, dueInDays: number, summary: string,
];

// prettier-ignore
const ROWS: readonly Row[] = [
  [4736, 'Reefer container failed between Rotterdam and Oslo', 'Damage claim', 'maas', 'New', 'Urgent', null, 0.1, 0.3, 1, 'Temperature log shows nine hours above −12 °C. 18 pallets of frozen fish are being surveyed on the quay.'],
  [4735, 'Add the tug Havørn to the fleet policy', 'Policy change', 'silva', 'New', 'Normal', null, 0.2, 0.6, 5, 'Delivery from the yard is planned for the first of next month; cover must be in place the day before.'],
  [4734, 'Second reminder for an invoice already paid', 'Invoice query', 'osei', 'In progress', 'High', 'jonas', 0.4, 0.9, 2, 'Bank confirmation attached by the client. Our ledger shows the amount booked to another customer.'],
  [4733, 'Stage lift stopped during a performance', 'Damage claim', 'grant', 'In progress', 'Urgent', 'anna', 1, 1.2, 0, 'Nobody was hurt. Two performances cancelled; the manufacturer inspects tomorrow morning.'],
  [4732, 'Cover for a new olive press', 'New business', 'orsini', 'Waiting for client', 'Normal', 'anna', 1.2, 2.1, 8, 'Quotation sent for machinery and business interruption. Waiting for the serial number and the photographs.'],
  [4731, 'Letter went to the former address', 'Complaint', 'haddad', 'New', 'Normal', 'jonas', 1.3, 2.8, 3, 'The renewal letter went to the old clinic although the change was confirmed in spring.'],
  [4730, 'Copy of all data held about a former employee', 'Data request', 'chen', 'In progress', 'High', 'marta', 1.6, 3.4, 12, 'Request under article 15. Identity confirmed. Documents from three systems are still to be collected.'],
  [4728, 'Crane struck the hatch coaming of MV Solveig', 'Damage claim', 'holm', 'Escalated', 'Urgent', 'priya', 2, 4, -1, 'Stevedore denies fault. Class surveyor asked for a thickness measurement before the next sailing.'],
  [4727, 'Premium instalments instead of one payment', 'Policy change', 'brandt', 'In progress', 'Low', 'jonas', 2.2, 5.2, 9, 'Four instalments requested; credit check came back clean.'],
  [4726, 'Water damage in warehouse 3', 'Damage claim', 'daly', 'In progress', 'High', 'marta', 2.5, 5.9, 2, 'A burst sprinkler pipe soaked two aisles of packed electronics. Drying company on site since Tuesday.'],
  [4725, 'Handler did not call back as promised', 'Complaint', 'lindqvist', 'In progress', 'High', 'anna', 2.7, 7, 1, 'Third promise of a call within a day. The client asks for one named person.'],
  [4723, 'Liability cover for a pop-up theatre', 'New business', 'grant', 'Waiting for client', 'Normal', 'jonas', 3, 9, 6, 'Needs the safety plan of the venue before we can offer.'],
  [4722, 'Conveyor fire at the sorting line', 'Damage claim', 'novak', 'Escalated', 'Urgent', 'priya', 3.2, 11, 0, 'Fire brigade report received. Production stands until the belt is replaced; loss adjuster on Monday.'],
  [4721, 'Charged twice for the May certificate', 'Invoice query', 'holm', 'New', 'Normal', null, 3.4, 12, 4, 'Both invoices carry the same certificate number.'],
  [4719, 'Correct the spelling of the insured name', 'Policy change', 'novak', 'Resolved', 'Low', 'marta', 4, 14, -2, 'Name corrected on the policy and on all open certificates.'],
  [4718, 'Mast broke on a charter yacht', 'Damage claim', 'osei', 'Waiting for client', 'High', 'priya', 4.3, 17, 3, 'Rigging certificate requested from the charter company. Spare mast found in Palma.'],
  [4716, 'Annual cargo policy for citrus exports', 'New business', 'silva', 'In progress', 'Normal', 'anna', 4.8, 20, 10, 'About 140 shipments a year, mostly to Rotterdam and Hull.'],
  [4715, 'Complaint about the surveyor', 'Complaint', 'maas', 'In progress', 'Normal', 'priya', 5, 22, 2, 'The surveyor arrived two days late and left after twenty minutes, the client says.'],
  [4713, 'Broken skylight after the storm', 'Damage claim', 'haddad', 'In progress', 'Normal', 'marta', 5.5, 26, 5, 'Temporary cover in place. Two quotations received, a third is asked for.'],
  [4711, 'Pallets of coated paper arrived wet', 'Damage claim', 'lindqvist', 'In progress', 'High', 'anna', 6, 0.4, 1, 'Container seal was broken on arrival in Hull. 26 of 80 pallets are wet; the carrier has been held liable in writing.'],
  [4709, 'Which cover applies during winter lay-up?', 'Policy change', 'osei', 'Waiting for client', 'Low', 'jonas', 6.4, 30, 14, 'Answer drafted; the client will send the lay-up period.'],
  [4708, 'Invoice without purchase order number', 'Invoice query', 'chen', 'Resolved', 'Low', 'jonas', 6.8, 33, -3, 'Reissued with the number. Client confirmed.'],
  [4706, 'Forklift damaged a rack in cold room 2', 'Damage claim', 'maas', 'In progress', 'Normal', 'marta', 7.2, 36, 4, 'Rack taken out of use. Repair estimate of 11,400 euros is with the adjuster.'],
  [4705, 'Erase my account', 'Data request', 'brandt', 'In progress', 'Normal', 'anna', 7.5, 41, 18, 'Two policies still run; the client was told what must be kept and for how long.'],
  [4703, 'Fleet discount not applied on renewal', 'Complaint', 'daly', 'Escalated', 'High', 'anna', 8, 44, -1, 'Discount of 6 % was agreed by e-mail in March and is missing on the renewal.'],
  [4702, 'Cover for exhibition transport to Leipzig', 'New business', 'brandt', 'Resolved', 'Normal', 'jonas', 8.3, 49, -4, 'Certificate issued; transport arrived without loss.'],
  [4700, 'Theft of copper cable from the yard', 'Damage claim', 'novak', 'Waiting for client', 'High', 'priya', 9, 54, 6, 'Police reference received. Waiting for the stock list of the day before.'],
  [4698, 'New bank account for claim payments', 'Policy change', 'orsini', 'New', 'Normal', null, 9.4, 58, 3, 'Account must be confirmed by telephone on the known number before it is changed.'],
  [4697, 'Broken cooling unit, vaccines spoiled', 'Damage claim', 'haddad', 'Escalated', 'Urgent', 'marta', 10, 61, 0, 'Alarm was muted by the night service. Value of the stock: 38,200 pounds.'],
  [4695, 'Late answer to a claim from February', 'Complaint', 'silva', 'Resolved', 'Normal', 'priya', 11, 72, -6, 'Apology and settlement accepted.'],
  [4693, 'Statement of account for the auditors', 'Invoice query', 'lindqvist', 'In progress', 'Normal', 'jonas', 12, 78, 7, 'Needed for the first quarter by the end of the month.'],
  [4691, 'Drone survey of the paper mill roof', 'New business', 'lindqvist', 'In progress', 'Low', 'anna', 13, 90, 15, 'Extension for drone operation; operator licence checked.'],
  [4689, 'Change of the registered office', 'Policy change', 'daly', 'Resolved', 'Low', 'marta', 14, 101, -7, 'Done on all six policies.'],
  [4687, 'Galley fire on board MV Tindra', 'Damage claim', 'holm', 'In progress', 'High', 'priya', 16, 110, 2, 'Contained within minutes. Smoke damage to four cabins; the ship sails under class condition.'],
  [4684, 'Export of all claims since 2022', 'Data request', 'daly', 'Waiting for client', 'Normal', 'marta', 18, 125, 9, 'File is ready; waiting for the recipient of the encrypted transfer.'],
  [4681, 'Wrong excess deducted from the settlement', 'Complaint', 'grant', 'In progress', 'High', 'priya', 20, 134, 1, 'Excess of the property section was used instead of the equipment section.'],
  [4677, 'Cover for a second clinic in Leeds', 'New business', 'haddad', 'Resolved', 'Normal', 'anna', 23, 160, -9, 'In force since the first of the month.'],
  [4672, 'Mooring line parted, quay damaged', 'Damage claim', 'silva', 'Resolved', 'High', 'priya', 27, 190, -11, 'Settled with the port authority at 24,750 euros.'],
  [4668, 'Credit note for a cancelled voyage', 'Invoice query', 'holm', 'Resolved', 'Normal', 'jonas', 30, 230, -14, 'Credit note sent and booked.'],
  [4661, 'Bottling line stopped by a power surge', 'Damage claim', 'chen', 'Waiting for client', 'Normal', 'marta', 34, 260, 4, 'Report of the electrician is missing; reminded twice.'],
];

/** Cases newest first. */
export const CASES: readonly Case[] = ROWS.map(
  ([id, title, template, contact, status, priority, assignee, createdDaysAgo, updatedHoursAgo, dueInDays, summary]) => ({
    id: String(id),
    title,
    summary,
    template,
    contact: contactOf(contact),
    status,
    priority,
    assignee,
    createdAt: new Date(now - createdDaysAgo * DAY),
    updatedAt: new Date(now - updatedHoursAgo * HOUR),
    dueAt: new Date(new Date(now + dueInDays * DAY).setHours(17, 0, 0, 0)),
  }),
);

const byId = new Map(CASES.map((item) => [item.id, item]));

/** The case of an id, when there is one. */
export function caseOf(id: string): Case | undefined {
  return byId.get(id);
}
