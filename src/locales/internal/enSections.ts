import { plurals } from './plurals.js';
import type { SectionStrings } from './sectionStrings.js';

const number = plurals('en');

/** English, as far as lists in sections and groups speak. */
export const enSections: SectionStrings = {
  needsAttention: 'Needs your attention',
  everythingElse: 'Everything else',
  categoryLabels: {
    cases: 'Cases',
    conversations: 'Conversations',
    requests: 'Requests',
    appointments: 'Appointments',
    deadlines: 'Deadlines',
    team: 'Team',
    workflow: 'Workflow',
    system: 'System',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# update', other: '# updates' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Mark all as read, ${title}`,
  archiveGroup: (title) => `Archive all, ${title}`,
};
