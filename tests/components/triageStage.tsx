import { cleanup, screen } from '@testing-library/react';
import { NotificationPanel, type NotificationProviderProps } from 'casebell';
import { beforeAll } from 'vitest';
import { createStage, rows, type Stage } from './stage.js';

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const titles = (): (string | null)[] => [...document.querySelectorAll('article h3')].map(({ textContent }) => textContent);
export const link = (title: string): HTMLElement => screen.getByRole('link', { name: title });
export const notice = (): string => document.querySelector('.cb-notice-text')?.textContent ?? '';

/** A panel with the focus on its first row. */
export async function open(stage: Stage, props?: Partial<NotificationProviderProps>): Promise<Stage> {
  await stage.show(<NotificationPanel />, props);
  document.querySelector<HTMLElement>('[data-control=title]')?.focus();
  return stage;
}

// What loads on use loads here once, so that no test waits for it.
beforeAll(async () => {
  const stage = await open(createStage(rows(1)));
  await stage.user.keyboard('?');
  await screen.findByRole('dialog', {}, { timeout: 20_000 });
  await stage.user.keyboard('{Escape}s');
  await screen.findByRole('dialog', {}, { timeout: 20_000 });
  await stage.user.keyboard('{Escape}x');
  await screen.findByRole('toolbar', {}, { timeout: 20_000 });
  await stage.user.click(button('More actions, Row 1'));
  await screen.findByRole('menu', {}, { timeout: 20_000 });
  cleanup();
}, 60_000);
