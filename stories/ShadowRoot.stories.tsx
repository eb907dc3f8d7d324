import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCenter, NotificationProvider, type NotificationProviderProps } from 'casebell';
import { createSampleInbox } from 'casebell/testing';
import { createMemoryTransport } from 'casebell/transports/memory';
import styles from 'casebell/styles.css?inline';
import { useEffect, useRef, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, waitFor } from 'storybook/test';

/** Bell and panel inside a shadow root: styles in, popover in, the page around untouched. */
const meta = { component: NotificationCenter, render: () => <ShadowHost /> } satisfies Meta<typeof NotificationCenter>;

export default meta;

const options: NotificationProviderProps = {
  transport: createMemoryTransport({ notifications: createSampleInbox({ now: Date.now() }) }),
  recipient: { id: 'me' },
};

function ShadowHost(): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shadow = host.current?.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    const mount = document.createElement('div');
    shadow.append(mount);
    const root = createRoot(mount);
    root.render(
      <NotificationProvider {...options}>
        <NotificationCenter />
      </NotificationProvider>,
    );
    return () => {
      mount.remove();
      // Not while the outer tree renders.
      setTimeout(() => root.unmount());
    };
  }, []);
  return (
    <div className="story-bar">
      <span>A page of somebody else</span>
      <div ref={host} data-testid="host" />
    </div>
  );
}

export const Inside: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    const shadow = await waitFor(() => {
      const found = canvasElement.querySelector('[data-testid=host]')?.shadowRoot;
      void expect(found?.querySelector('.cb-bell')).toBeTruthy();
      return found!;
    });
    shadow.querySelector<HTMLElement>('.cb-bell')!.click();
    await waitFor(() => expect(shadow.querySelector('.cb-popover .cb-card')).toBeTruthy());
  },
};
