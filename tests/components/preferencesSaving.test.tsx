import { act, render, screen } from '@testing-library/react';
import {
  NotificationProvider,
  PreferencesMatrix,
  useNotificationStore,
  usePreferences,
  type NotificationStore,
  type PreferencesEditing,
} from 'casebell';
import { PREFERENCE_PATHS, type CellValue, type SyncRequest } from 'casebell/model';
import { useEffect } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.js';

const MATRIX = <PreferencesMatrix rows={['mention', 'reply']} channels={['bell', 'email']} />;

async function show(stage: Stage, part = MATRIX): Promise<() => void> {
  const { unmount } = await stage.show(part);
  await screen.findByRole('table', {}, { timeout: 60_000 });
  await stage.pass();
  return unmount;
}

beforeAll(async () => {
  (await show(createStage()))();
}, 60_000);

/** Hands out the store of the provider around. */
function Store({ onStore }: { readonly onStore: (store: NotificationStore) => void }) {
  const store = useNotificationStore();
  useEffect(() => {
    onStore(store);
  }, [store, onStore]);
  return null;
}

/** An interface of one's own. */
function Own({ onEditing }: { readonly onEditing: (editing: PreferencesEditing | null) => void }) {
  const editing = usePreferences();
  useEffect(() => {
    onEditing(editing);
  }, [editing, onEditing]);
  return null;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const status = () => screen.getAllByRole('status').at(-1)!;
const press = (stage: Stage, name: string) => stage.user.click(screen.getByRole('button', { name }));
const preferences = ({ backend }: Stage) => backend.snapshot('me').preferences;

/** Another device of the person sets cells. */
function elsewhere(stage: Stage, cells: { readonly [path: string]: CellValue }): void {
  stage.backend.sync('me', {
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    clientId: 'elsewhere',
    views: [],
    commands: Object.entries(cells).map(([path, value], index) => ({
      type: 'setPreference',
      path,
      value,
      mid: index + 1,
      epoch: '',
    })),
  });
}

describe('saving', () => {
  it('keeps what is saved offline, says so, and sends it afterwards', async () => {
    const stage = createStage();
    await show(stage);
    act(() => stage.environment.setOnline(false));
    stage.backend.script.offline = true;
    await stage.user.click(box('New reply, Email'));
    await press(stage, 'Save');
    expect(status()).toHaveTextContent('You are offline. 1 change is kept here and will be sent once you are back.');
    expect(box('New reply, Email')).toBeChecked();
    expect(preferences(stage)).toEqual({});
    stage.backend.script.offline = false;
    act(() => stage.environment.setOnline(true));
    await stage.pass(1_000);
    expect(status()).toHaveTextContent('Saved');
    expect(preferences(stage)).toEqual({ 'deliver/reply/email': true });
  });

  it('says that one is signed out, keeps the edits over a reload, and saves them after signing in', async () => {
    const stage = createStage();
    const leave = await show(stage);
    await stage.user.click(box('New reply, Email'));
    stage.backend.script.failure = { code: 'unauthorised' };
    await press(stage, 'Save');
    await stage.pass(1_000);
    expect(status()).toHaveTextContent('You are signed out. 1 change is kept here; sign in again, then save.');
    await stage.user.click(box('Mention, Email'));
    leave();
    stage.backend.script.failure = null;
    await show(stage);
    expect(box('New reply, Email')).toBeChecked();
    expect(box('Mention, Email')).not.toBeChecked();
    expect(status()).toHaveTextContent('1 unsaved change');
    await press(stage, 'Save');
    await stage.pass(1_000);
    expect(preferences(stage)).toEqual({ 'deliver/reply/email': true, 'deliver/mention/email': false });
  });

  it('shows unsaved edits to nobody else, and forgets them when the person signs out', async () => {
    const stage = createStage();
    const leave = await show(stage);
    await stage.user.click(box('Mention, Email'));
    leave();
    const { unmount } = render(
      <NotificationProvider {...stage.props} recipient={{ id: 'somebody else' }}>
        {MATRIX}
      </NotificationProvider>,
    );
    await stage.pass();
    expect(box('Mention, Email')).toBeChecked();
    unmount();
    let store: NotificationStore | null = null;
    await show(
      stage,
      <>
        {MATRIX}
        <Store onStore={(own) => (store = own)} />
      </>,
    );
    expect(box('Mention, Email')).not.toBeChecked();
    act(() => store!.signOut());
    expect([...stage.environment.stored.keys()].filter((name) => name.startsWith('draft:'))).toEqual([]);
  });

  it('believes only what has the shape of edits', async () => {
    const stage = createStage();
    const leave = await show(stage);
    await stage.user.click(box('Mention, Email'));
    leave();
    const [name] = [...stage.environment.stored.keys()].filter((key) => key.startsWith('draft:'));
    for (const spoiled of ['{', '{"a":1}', '[[1,{"value":true}],["__proto__"],["deliver/reply/email",{"base":null}],null]']) {
      stage.environment.stored.set(name!, spoiled);
      const unmount = await show(stage);
      expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
      unmount();
    }
  });

  it('keeps what the backend refused, says why, and offers to try again', async () => {
    const stage = createStage();
    const { transport } = stage.props;
    let isRefusing = true;
    const sync: NonNullable<typeof transport>['sync'] = async (request: SyncRequest, context) => {
      const kept = request.commands.filter(({ type }) => type !== 'setPreference');
      const answer = await transport!.sync({ ...request, commands: isRefusing ? kept : request.commands }, context);
      const refused = isRefusing ? request.commands.filter(({ type }) => type === 'setPreference') : [];
      return { ...answer, rejected: [...answer.rejected, ...refused.map(({ mid }) => ({ mid, reason: 'invalid' as const }))] };
    };
    const { stream: _stream, ...rest } = transport!;
    await stage.show(MATRIX, { transport: { ...rest, sync } });
    await screen.findByRole('table');
    await stage.user.click(box('New reply, Email'));
    await press(stage, 'Save');
    await stage.pass(1_000);
    expect(status()).toHaveTextContent('1 change was refused and is kept here.');
    expect(box('New reply, Email')).toBeChecked();
    expect(box('New reply, Email')).toBeInvalid();
    expect(box('New reply, Email')).toHaveAccessibleDescription(/does not accept this value/);
    isRefusing = false;
    await press(stage, 'Try again');
    await stage.pass(1_000);
    expect(preferences(stage)).toEqual({ 'deliver/reply/email': true });
  });

  it('marks a cell that another device set meanwhile, and keeps mine', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(box('Mention, Email'));
    elsewhere(stage, { 'deliver/mention/email': 'mine', 'deliver/reply/email': true });
    await stage.pass(500);
    expect(box('New reply, Email')).toBeChecked();
    expect(box('Mention, Email')).not.toBeChecked();
    expect(box('Mention, Email')).toHaveAccessibleDescription(/Changed on another device/);
    expect(status()).toHaveTextContent('1 unsaved change (1 was changed on another device meanwhile)');
    await press(stage, 'Save');
    await stage.pass(500);
    expect(preferences(stage)).toEqual({ 'deliver/mention/email': false, 'deliver/reply/email': true });
  });

  it('has nothing left to save once another device set the same', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(box('Mention, Email'));
    elsewhere(stage, { 'deliver/mention/email': false });
    await stage.pass(500);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('saves at once where it is told to', async () => {
    const stage = createStage();
    await show(stage, <PreferencesMatrix save="instant" rows={['mention', 'reply']} />);
    await stage.user.click(box('New reply, Email'));
    await stage.pass(500);
    expect(preferences(stage)).toEqual({ 'deliver/reply/email': true });
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(status()).toHaveTextContent('Saved');
  });
});

describe('usePreferences', () => {
  it('edits the draft that the components edit', async () => {
    const stage = createStage();
    let editing: PreferencesEditing | null = null;
    await show(
      stage,
      <>
        {MATRIX}
        <Own onEditing={(own) => (editing = own)} />
      </>,
    );
    act(() => void editing!.edit([{ path: PREFERENCE_PATHS.cell('reply', 'email'), value: true }]));
    expect(box('New reply, Email')).toBeChecked();
    expect(editing!.changes).toBe(1);
    act(() => editing!.save());
    expect(editing!.field('deliver/reply/email').state).toBe('saving');
    await stage.pass(500);
    expect(editing!.field('deliver/reply/email').state).toBe('saved');
  });
});
