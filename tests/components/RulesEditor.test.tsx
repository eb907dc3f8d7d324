import { screen, within } from '@testing-library/react';
import { RulesEditor } from 'casebell';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.js';

const TEMPLATES = [{ id: 'visa', name: 'Visa application' }];

async function show(stage: Stage): Promise<void> {
  await stage.show(<RulesEditor templates={TEMPLATES} />);
  await screen.findByRole('button', { name: 'Add notification' }, { timeout: 60_000 });
}

beforeAll(async () => {
  const stage = createStage();
  const { unmount } = await stage.show(<RulesEditor />);
  await screen.findByRole('button', { name: 'Add notification' }, { timeout: 60_000 });
  unmount();
}, 60_000);

const add = (stage: Stage) => stage.user.click(screen.getByRole('button', { name: 'Add notification' }));
const amount = () => screen.getByRole('spinbutton', { name: 'Amount' });
const save = async (stage: Stage) => {
  await stage.user.click(screen.getByRole('button', { name: 'Save' }));
  await stage.pass(500);
};
const rules = ({ backend }: Stage) => {
  const { preferences } = backend.snapshot('me');
  const paths = Object.keys(preferences).filter((path) => path.startsWith('rule/'));
  return paths.sort().map((path) => preferences[path]);
};

describe('RulesEditor', () => {
  it('says that there are none', async () => {
    await show(createStage());
    expect(screen.getByText(/No rules yet/)).toBeInTheDocument();
  });

  it('adds a rule whose sentence is read back as it is written', async () => {
    const stage = createStage();
    await show(stage);
    await add(stage);
    expect(amount()).toHaveFocus();
    await stage.user.clear(amount());
    await stage.user.type(amount(), '3');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Unit' }), 'days');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Template' }), 'Visa application');
    await stage.user.click(screen.getByRole('checkbox', { name: 'Push' }));
    expect(
      screen.getByText('Notify me by Bell, Email, and Push when an SLA is 3 days late on Visa application'),
    ).toBeInTheDocument();
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'When' }), 'before a deadline');
    expect(screen.getByText(/when it is 3 days before a deadline on Visa application$/)).toBeInTheDocument();
    await save(stage);
    expect(rules(stage)).toEqual([
      { when: 'beforeDeadline', amount: 3, unit: 'days', template: 'visa', channels: ['bell', 'email', 'push'], enabled: true },
    ]);
  });

  it('says while one types what cannot be kept, and keeps it out of Save', async () => {
    const stage = createStage();
    await show(stage);
    await add(stage);
    await stage.user.clear(amount());
    await stage.user.type(amount(), '0');
    expect(screen.getByRole('alert')).toHaveTextContent('whole number');
    expect(amount()).toBeInvalid();
    await save(stage);
    expect(rules(stage)).toEqual([]);
    await stage.user.clear(amount());
    await stage.user.type(amount(), '400');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Unit' }), 'days');
    expect(screen.getByRole('alert')).toHaveTextContent('a year');
    await stage.user.clear(amount());
    await stage.user.type(amount(), '4');
    for (const channel of ['Bell', 'Email']) await stage.user.click(screen.getByRole('checkbox', { name: channel }));
    expect(screen.getByRole('alert')).toHaveTextContent('at least one channel');
    await stage.user.click(screen.getByRole('checkbox', { name: 'Email' }));
    expect(screen.queryByRole('alert')).toBeNull();
    await save(stage);
    expect(rules(stage)).toMatchObject([{ amount: 4, unit: 'days', channels: ['email'] }]);
  });

  it('duplicates, switches off, deletes and brings back', async () => {
    const stage = createStage();
    await show(stage);
    await add(stage);
    await stage.user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.getByRole('button', { name: /^Edit: / })).toHaveFocus();
    await stage.pass(5);
    await stage.user.click(screen.getByRole('button', { name: /^Duplicate: / }));
    const items = () => screen.getAllByRole('listitem');
    expect(items()).toHaveLength(2);
    await stage.user.click(within(items()[1]!).getByRole('checkbox', { name: /^Notify me/ }));
    expect(items()[1]).toHaveTextContent('Switched off');
    await stage.user.click(within(items()[0]!).getByRole('button', { name: /^Delete: / }));
    expect(items()).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await stage.user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(items()).toHaveLength(2);
    expect(document.activeElement).toHaveAccessibleName(/^Edit: /);
    await save(stage);
    expect(rules(stage)).toMatchObject([{ enabled: true }, { enabled: false }]);
  });

  it('offers no more than 200', async () => {
    const stage = createStage();
    stage.backend.sync('me', {
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      clientId: 'before',
      views: [],
      commands: Array.from({ length: 200 }, (_, index) => ({
        type: 'setPreference',
        path: `rule/${index}`,
        value: { when: 'slaLate', amount: 1, unit: 'hours', channels: ['bell'], enabled: true },
        mid: index + 1,
        epoch: '',
      })),
    });
    await show(stage);
    expect(screen.getByText('200 rules are the most there can be.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Add notification' })).toHaveAttribute('aria-disabled', 'true');
  }, 20_000);
});
