import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('ja');

/** Japanese, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: '要確認',
  everythingElse: 'その他すべて',
  categoryLabels: {
    cases: 'ケース',
    conversations: '会話',
    requests: 'リクエスト',
    appointments: '予定',
    deadlines: '期限',
    team: 'チーム',
    workflow: 'ワークフロー',
    system: 'システム',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { other: '更新#件' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `すべて既読にする、${title}`,
  archiveGroup: (title) => `すべてアーカイブ、${title}`,
};
