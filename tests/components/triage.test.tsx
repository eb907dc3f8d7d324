import { fireEvent, screen, within } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';
import { button, link, notice, open, titles } from './triageStage.js';

describe('undo by key', () => {
  it('gives back exactly what several deeds of one sort took', async () => {
    const stage = await open(createStage([{ id: 'read', kind: 'reply', title: 'Read', read: true, link: '/r' }, ...rows(2)]));
    const { user, pass, backend } = stage;
    await user.keyboard('e');
    await pass();
    await user.keyboard('e');
    await pass();
    expect(notice()).toBe('2 archived');
    await user.keyboard('z');
    await pass(1_000);
    expect(titles()).toEqual(['Read', 'Row 1', 'Row 2']);
    expect(backend.rows('me').map(({ read }) => read)).toEqual([true, false, false]);
    expect(document.body).not.toHaveFocus();
  });

  it('leaves the focus where it is, unless a row comes back to where it is', async () => {
    const stage = await open(createStage(rows(3)));
    const { user, pass } = stage;
    button('Archive all').focus();
    await user.keyboard('{Enter}');
    await pass();
    await user.keyboard('z');
    await pass(1_000);
    expect(titles()).toHaveLength(3);
    expect(button('Archive all')).toHaveFocus();
    link('Row 2').focus();
    await user.keyboard('e');
    await pass();
    expect(link('Row 3')).toHaveFocus();
    await user.keyboard('z');
    await pass(1_000);
    expect(link('Row 2')).toHaveFocus();
  });

  it('is over with the notice', async () => {
    const stage = await open(createStage(rows(2)));
    await stage.user.keyboard('e');
    await stage.pass(9_000);
    await stage.user.keyboard('z');
    await stage.pass(1_000);
    expect(titles()).toEqual(['Row 2']);
  });
});

describe('selection', () => {
  it('reports what was kept', async () => {
    const stage = await open(createStage([INVITATION, ...rows(3)]));
    const { user, pass } = stage;
    link('Row 1').focus();
    await user.keyboard('a');
    expect(screen.getByRole('toolbar')).toHaveTextContent('4 selected');
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Archive' }));
    await pass();
    expect(notice()).toBe('3 archived. 1 kept: waiting for your answer');
    expect(titles()).toEqual(['Sales review']);
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(screen.getByRole('article')).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('z');
    await pass();
    expect(titles()).toHaveLength(4);
  });

  it('takes a range by Shift and click, and by Shift and the arrows', async () => {
    const { user } = await open(createStage(rows(6)));
    const box = (index: number) => screen.getByRole('checkbox', { name: `Select, Row ${index}` });
    const chosen = () =>
      screen
        .getAllByRole<HTMLInputElement>('checkbox')
        .map(({ checked }) => (checked ? 'x' : '-'))
        .join('');
    await user.click(box(2));
    await user.keyboard('{Shift>}');
    await user.click(box(4));
    await user.keyboard('{/Shift}');
    expect(chosen()).toBe('-xxx--');
    link('Row 6').focus();
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toBe('-xxxxx');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(chosen()).toBe('-xxx-x');
    await user.keyboard('{Escape}');
    expect(chosen()).toBe('------');
    expect(link('Row 6')).toHaveFocus();
  });

  it('forgets rows that leave meanwhile', async () => {
    const stage = createStage();
    for (const index of [3, 2, 1])
      stage.backend.notify({ to: 'me', kind: 'reply', title: `Row ${index}`, link: `/${index}`, idempotencyKey: `${index}` });
    await open(stage);
    await stage.user.keyboard('a');
    expect(screen.getByRole('toolbar')).toHaveTextContent('3 selected');
    stage.backend.withdraw('2');
    await stage.pass(1_000);
    expect(screen.getByRole('toolbar')).toHaveTextContent('2 selected');
  });

  it('offers in the archive to restore', async () => {
    const stage = createStage(rows(3, { place: 'archived', archiveReason: 'archived' }));
    const { show, user, pass } = stage;
    await show(<NotificationPanel />);
    await user.click(screen.getByRole('tab', { name: /^Archived/ }));
    await pass();
    link('Row 1').focus();
    await user.keyboard('a');
    const tools = within(screen.getByRole('toolbar')).getAllByRole('button');
    expect(tools.map((tool) => tool.getAttribute('aria-label'))).toEqual(['Move to inbox', 'Save for later', 'Clear selection']);
    await user.click(tools[0]!);
    await pass();
    expect(notice()).toBe('3 moved to the inbox');
  });
});

describe('keys', () => {
  it('go through the rows, mark, acknowledge and open the list of keys', async () => {
    const stage = await open(createStage([{ id: 'c', kind: 'system.critical', title: 'Critical', link: '/c' }, ...rows(3)]));
    const { user, pass, backend } = stage;
    const focused = () => document.activeElement?.textContent;
    await user.keyboard('j');
    expect(focused()).toBe('Row 1');
    await user.keyboard('u');
    await pass(1_000);
    expect(backend.rows('me').find(({ id }) => id === 'row-1')).toMatchObject({ read: true });
    await user.keyboard('k');
    expect(focused()).toBe('Critical');
    await user.keyboard('e');
    await pass();
    expect(notice()).toBe('Kept: waiting for your answer');
    await user.keyboard('g');
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2', 'Row 3']);
    await user.keyboard('{End}');
    expect(focused()).toBe('Row 3');
    await user.keyboard('{Home}');
    expect(focused()).toBe('Row 1');
    await user.keyboard('?');
    const help = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(help).getByText('Archive').closest('div')).toHaveTextContent('ArchiveE');
    await user.keyboard('{Escape}');
    expect(focused()).toBe('Row 1');
  });

  it('press no button of a producer, whatever it is called', async () => {
    const onAction = vi.fn();
    const names = ['gotIt', 'title', 'archive', 'more'];
    const { show, user, pass, backend } = createStage([
      { id: 'w', kind: 'workflow.pending', title: 'Refund', actions: names.map((id) => ({ id, label: id })) },
    ]);
    await show(<NotificationPanel onAction={onAction} />);
    button('Refund').focus();
    await user.keyboard('goe');
    await pass();
    expect(onAction).not.toHaveBeenCalled();
    expect(backend.rows('me')[0]).toMatchObject({ read: true, place: 'archived' });
  });

  it('can be others, or none', async () => {
    const stage = await open(createStage(rows(3)), { shortcuts: { archive: 'y', read: false } });
    const { user, pass, backend } = stage;
    await user.keyboard('e');
    await user.keyboard('u');
    await pass(1_000);
    expect(titles()).toHaveLength(3);
    expect(backend.rows('me').every(({ read }) => !read)).toBe(true);
    await user.keyboard('y');
    await pass();
    expect(titles()).toHaveLength(2);
  });

  it('are silent where the host switches them off; arrows go on', async () => {
    const { user, pass } = await open(createStage(rows(2)), { shortcuts: false });
    await user.keyboard('e?xj');
    await pass();
    expect(titles()).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(link('Row 1')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(link('Row 2')).toHaveFocus();
  });

  it('mean nothing with Ctrl, ⌘ or Alt, nor outside of the panel', async () => {
    const { user, pass } = await open(createStage(rows(2)));
    await user.keyboard('{Control>}e{/Control}{Meta>}e{/Meta}{Alt>}e{/Alt}');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('e');
    await pass();
    expect(titles()).toHaveLength(2);
  });

  it('work with the shift lock on and on a keyboard of another script', async () => {
    await open(createStage(rows(3)));
    const press = (key: string, code: string) => fireEvent.keyDown(document.activeElement!, { key, code });
    press('J', 'KeyJ');
    expect(link('Row 2')).toHaveFocus();
    press('л', 'KeyK');
    expect(link('Row 1')).toHaveFocus();
  });
});
