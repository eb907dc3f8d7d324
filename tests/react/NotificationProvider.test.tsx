import { act, render, renderHook, screen } from '@testing-library/react';
import {
  createNotificationStore,
  NotificationProvider,
  useNotification,
  useNotificationActions,
  useNotificationStore,
  useUnreadCount,
  type NotificationStore,
  type StoreEvent,
} from 'casebell';
import { StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from '../components/stage.js';

function Count() {
  return <output>{useUnreadCount() ?? 'unknown'}</output>;
}

function Spy({ onStore }: { readonly onStore: (store: NotificationStore) => void }) {
  onStore(useNotificationStore());
  return null;
}

describe('NotificationProvider', () => {
  it('starts the store once and stops it at the end, in StrictMode too', async () => {
    const { props, pass } = createStage(rows(2));
    const store = createNotificationStore({
      transport: props.transport!,
      recipient: { id: 'me' },
      environment: props.environment!,
    });
    const page = (
      <StrictMode>
        <NotificationProvider store={store} environment={props.environment!}>
          <Count />
        </NotificationProvider>
      </StrictMode>
    );
    const { unmount } = render(page);
    await pass();
    expect(screen.getByRole('status')).toHaveTextContent('2');
    expect(store.getState().connection).toBe('live');
    unmount();
    await pass();
    expect(store.getState().connection).toBe('idle');
  });

  it('keeps its store while the host renders anew, and takes another for another person', async () => {
    const { props, pass } = createStage(rows(1));
    const seen: NotificationStore[] = [];
    const page = (id: string) => (
      <NotificationProvider {...props} recipient={{ id }} behaviour={{ count: 'unread' }} kinds={{}}>
        <Spy onStore={(store) => seen.push(store)} />
      </NotificationProvider>
    );
    const { rerender } = render(page('me'));
    await pass();
    rerender(page('me'));
    await pass();
    expect(new Set(seen).size).toBe(1);
    rerender(page('anna'));
    await pass();
    expect(new Set(seen).size).toBe(2);
    expect(seen[0]?.getState().connection).toBe('idle');
  });

  it('runs nothing until it is enabled', async () => {
    const { props, pass } = createStage(rows(1));
    const page = (enabled: boolean) => (
      <NotificationProvider {...props} recipient={enabled ? { id: 'me' } : null} enabled={enabled}>
        <Count />
      </NotificationProvider>
    );
    const { rerender } = render(page(false));
    await pass(60_000);
    expect(screen.getByRole('status')).toHaveTextContent('unknown');
    rerender(page(true));
    await pass();
    expect(screen.getByRole('status')).toHaveTextContent('1');
    rerender(page(false));
    await pass();
    expect(screen.getByRole('status')).toHaveTextContent('unknown');
  });

  it('tells the host what happened', async () => {
    const onEvent = vi.fn<(event: StoreEvent) => void>();
    const { show, backend, pass } = createStage();
    await show(<Count />, { onEvent });
    backend.notify({ to: 'me', kind: 'mention', title: 'Hello' });
    await pass();
    expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual(expect.arrayContaining(['connection', 'arrived']));
  });

  it('gives rows and actions to hooks', async () => {
    const { props, pass } = createStage(rows(1));
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <NotificationProvider {...props}>{children}</NotificationProvider>
    );
    const { result } = renderHook(
      () => {
        const store = useNotificationStore();
        return { actions: useNotificationActions(), row: useNotification('row-1'), store };
      },
      { wrapper },
    );
    act(() => void result.current.store.openView({ id: 'inbox', filter: { place: 'inbox' } }));
    await pass();
    expect(result.current.row?.read).toBe(false);
    act(() => void result.current.actions.read(['row-1']));
    expect(result.current.row?.read).toBe(true);
  });

  it('says what is missing', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => renderHook(() => useUnreadCount())).toThrow(/There is no NotificationProvider around/);
    expect(() => render(<NotificationProvider recipient={{ id: 'me' }} />)).toThrow(/neither transport nor store/);
    quiet.mockRestore();
  });
});
