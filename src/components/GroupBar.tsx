'use client';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { enSections } from '../locales/internal/enSections.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import type { RowGroup } from './lines.js';
import { usePanel } from './panelContext.js';
import { useStrings, useTexts } from './useStrings.js';

/** Below a row that stands for others: how many there are, to be unfolded, and what can be done with all of them. */
export function GroupBar({ group, onToggle, onUnmountFocused }: GroupBarProps): ReactElement {
  const { store } = useCasebell();
  const { report } = usePanel();
  const panel = useStrings();
  const strings = useTexts(enSections);
  const bar = useRef<HTMLDivElement>(null);
  const { ids, isOpen, key } = group;
  const name = strings.groupOf({ title: group.title, count: ids.length });
  const unread = useStoreState(({ row }) => ids.filter((id) => row(id)?.read === false).length);
  const isInbox = useStoreState(({ row }) => ids.some((id) => row(id)?.place === 'inbox'));

  const [head = ''] = ids;
  useLayoutEffect(() => {
    const element = bar.current;
    // The row above it may be gone with it; the row that takes its place has the focus then.
    return () => {
      if (element?.matches(':focus-within')) onUnmountFocused(head, 'title');
    };
  }, [head, onUnmountFocused]);

  return (
    <div ref={bar} className="cb-group" role="article" aria-label={name}>
      <button
        type="button"
        className="cb-button cb-group-toggle"
        data-emphasis="quiet"
        data-open={isOpen || undefined}
        aria-expanded={isOpen}
        onClick={() => onToggle(key)}
      >
        <Icon name="chevron" />
        <span className="cb-group-name" dir="auto">
          {name}
        </span>
      </button>
      <span className="cb-spring" />
      {unread > 0 && (
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.readGroup(name)}
          title={panel.readAll}
          onClick={() => {
            report('readAll', { mids: [store.actions.read(ids)], count: unread });
            bar.current?.querySelector('button')?.focus();
          }}
        >
          <Icon name="checkAll" />
        </button>
      )}
      {isInbox && (
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.archiveGroup(name)}
          title={panel.archiveAll}
          onClick={() => report('archiveAll', { mids: [store.actions.archive(ids)], count: ids.length })}
        >
          <Icon name="archive" />
        </button>
      )}
    </div>
  );
}

interface GroupBarProps {
  readonly group: RowGroup;
  readonly onToggle: (key: string) => void;
  /** The bar left while the focus was in it. */
  readonly onUnmountFocused: (id: string, control: string) => void;
}
