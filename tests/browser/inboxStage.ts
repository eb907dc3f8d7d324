import { FAKE_START } from 'casebell/testing';
import { browserEnvironment } from 'casebell/store';
import type { NotificationProviderProps } from 'casebell';
import { createMemoryTransport, type MemoryBackend, type SeedNotification } from 'casebell/transports/memory';
import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';

/** So many rows, newest first, on the clock of the samples. */
export function inbox(count: number, others: readonly SeedNotification[] = []) {
  const begun = Date.now();
  const now = () => FAKE_START + Date.now() - begun;
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `row-${index}`,
    kind: 'reply',
    title: `Row ${index}`,
    body: index === 30 ? 'About the permit of the Okafor family.' : 'Something was said.',
    link: `#/cases/${index}`,
    createdAt: new Date(FAKE_START - (index + 1) * 60_000).toISOString(),
  }));
  const transport = createMemoryTransport({ now, notifications: [...others, ...rows], resetMax: 10_000 });
  const props: NotificationProviderProps = {
    transport,
    recipient: { id: 'me' },
    environment: { ...browserEnvironment(), now, storage: null },
  };
  return { props, backend: transport.backend };
}

export const placeOf = (backend: MemoryBackend, id: string) => backend.rows('me').find((row) => row.id === id)?.place;
export const countIn = (backend: MemoryBackend, place: string) => backend.rows('me').filter((row) => row.place === place).length;
export const focusedTitle = () =>
  document.activeElement?.closest('[data-id]')?.querySelector('[data-control=title]')?.textContent;

/** Presses keys; whatever happens then, the focus is somewhere. */
export async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body));
}
