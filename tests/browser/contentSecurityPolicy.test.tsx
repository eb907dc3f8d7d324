import { cleanup, render } from '@testing-library/react';
import { NotificationCenter } from 'casebell';
import { createSampleInbox } from 'casebell/testing';
import { createMemoryTransport } from 'casebell/transports/memory';
import { afterAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

const violations: string[] = [];
const note = ({ effectiveDirective, sample, blockedURI }: SecurityPolicyViolationEvent) =>
  violations.push(`${effectiveDirective} ${blockedURI} ${sample}`);

afterAll(() => {
  cleanup();
  document.removeEventListener('securitypolicyviolation', note);
});

it('breaks no strict content security policy, Trusted Types included', async () => {
  document.addEventListener('securitypolicyviolation', note);
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  document.head.append(policy);

  // The policy is in force: what it forbids is reported.
  document.body.setAttribute('style', 'color: red');
  await vi.waitFor(() => expect(violations).toHaveLength(1));

  const transport = createMemoryTransport({ notifications: createSampleInbox({ now: Date.now() }) });
  render(<NotificationCenter transport={transport} recipient={{ id: 'me' }} />);
  await userEvent.click(page.getByRole('button', { name: /^Notifications/ }));
  await expect.element(page.getByRole('feed')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /^Archive, / }).first());
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  transport.backend.notify({ to: 'me', kind: 'mention', title: '<img src=x onerror=alert(1)>' });
  await userEvent.click(page.getByRole('tab', { name: /^Archived/ }));
  await expect.element(page.getByRole('feed', { name: 'Archived' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(violations).toHaveLength(1);
});
