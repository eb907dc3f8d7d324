'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { enTriage } from '../locales/internal/enTriage.js';
import { useCasebell } from '../react/context.js';
import { useNotification } from '../react/useNotification.js';
import { useStoreState } from '../react/useStoreState.js';
import { LayerFrame } from './LayerFrame.js';
import { itemsOf, useMenuKeys } from './menuKeys.js';
import { usePanel } from './panelContext.js';
import { menuPages, type MenuItem } from './rowMenuItems.js';
import type { PanelLayer } from './triage.js';
import { TriageIcon } from './TriageIcon.js';
import { useKind } from './useKind.js';
import { useTexts } from './useStrings.js';

/** Everything that can be done with a row. Renders a `role="menu"` over the panel. */
export function RowMenu({ layer: { id, anchor }, onClose }: RowMenuProps): ReactElement | null {
  const casebell = useCasebell();
  const panel = usePanel();
  const texts = useTexts(enTriage);
  const notification = useNotification(id);
  const preferences = useStoreState((state) => state.preferences);
  const kind = useKind(notification?.kind ?? '');
  const [page, setPage] = useState('first');
  const list = useRef<HTMLDivElement>(null);
  const itemFor = useMenuKeys();
  const { triage } = panel;
  // What is read in the pane need not be in the list beside it.
  const [isListed] = useState(() => anchor.closest('[data-view]') !== null);
  // The store does not list what was found among the rows that are loaded.
  const isGone = useStoreState(
    ({ views, row }) => !row(id) || (isListed && (views.get(triage?.list()?.view.id ?? '')?.ids.indexOf(id) ?? 0) < 0),
  );
  // Left by another hand.
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  // A page begins with its first item.
  useEffect(() => {
    if (page !== 'first') itemsOf(list.current)[1]?.focus();
  }, [page]);
  if (notification === undefined || isGone) return null;

  const pages = menuPages(notification, { casebell, panel, texts, preferences, kind, anchor });
  const items = pages[page] ?? pages['first'] ?? [];

  function run(item: MenuItem): void {
    if (item.page !== undefined) return setPage(item.page);
    // First back to the button, so that the focus is in the row when the row leaves.
    anchor.focus({ preventScroll: true });
    onClose();
    item.run?.();
  }
  function back(): void {
    const from = page;
    setPage('first');
    const entry = pages['first']?.findIndex((item) => item.page === from) ?? 0;
    requestAnimationFrame(() => itemsOf(list.current)[entry]?.focus());
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const [into, out] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const item = items[itemsOf(list.current).indexOf(event.target as HTMLElement)];
    if (event.key === 'Tab') onClose();
    else if (event.key === into && item?.page !== undefined && item.id !== 'back') setPage(item.page);
    else if (event.key === out && page !== 'first') back();
    else {
      const next = itemFor(event);
      if (next === undefined) return;
      next.focus();
    }
    event.preventDefault();
  }
  return (
    <LayerFrame
      anchor={anchor}
      role="menu"
      label={texts.menuOf(notification.title)}

      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div ref={list} role="presentation">
        {items.map((item) => (
          <Item key={item.id} item={item} onRun={() => (item.id === 'back' ? back() : run(item))} />
        ))}
      </div>
    </LayerFrame>
  );
}

function Item({ item, onRun }: { readonly item: MenuItem; readonly onRun: () => void }): ReactElement {
  const { icon, text, note, href, page, startsGroup, id } = item;
  const content = (
    <>
      <TriageIcon name={icon} />
      <span className="cb-layer-text" dir="auto">
        {text}
      </span>
      {note !== undefined && <span className="cb-subtle">{note}</span>}
      {page !== undefined && id !== 'back' && <TriageIcon name="chevron" />}
    </>
  );
  const shared = {
    role: 'menuitem',
    tabIndex: -1,
    className: 'cb-layer-item',
    'data-group': startsGroup || undefined,
    onClick: onRun,
  } as const;
  return href === undefined ? (
    <button type="button" aria-haspopup={page !== undefined && id !== 'back' ? 'menu' : undefined} {...shared}>
      {content}
    </button>
  ) : (
    <a href={href} target="_blank" rel="noopener noreferrer" {...shared}>
      {content}
    </a>
  );
}

interface RowMenuProps {
  readonly layer: Extract<PanelLayer, { type: 'menu' }>;
  readonly onClose: () => void;
}
