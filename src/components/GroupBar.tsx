'use client';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { enSections } from '../locales/internal/enSections.js';
import { useCasebell, type StoreState } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import type { RowGroup } from './lines.js';
import { usePanel } from './panelContext.js';
import { doWithRows, OFFERED } from './rowDeeds.js';
import { useStrings, useTexts } from './useStrings.js';

/** Below a row that stands for others: how many there are, to be unfolded, and what can be done with all of them. */
export function GroupBar({ group, onToggle, onUnmountFocused }: GroupBarProps): ReactElement {
  const casebell = useCasebell();
  const panel = usePanel();
  const texts = useStrings();
  const strings = useTexts(enSections);
  const bar = useRef<HTMLDivElement>(null);
  const { ids, isOpen, key } = group;
  const name = strings.groupOf({ title: group.title, count: ids.length });
  const offers = (deed: 'read' | 'archive') => (state: StoreState) =>
    ids.some((id) => {
      const row = state.row(id);
      return row !== undefined && OFFERED[deed](row, casebell);
    });
  const offersRead = useStoreState(offers('read'));
  const offersArchive = useStoreState(offers('archive'));

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
      {offersRead && (
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.readGroup(name)}
          title={texts.readAll}
          onClick={() => {
            doWithRows('read', ids, casebell, panel);
            bar.current?.querySelector('button')?.focus();
          }}
        >
          <Icon name="checkAll" />
        </button>
      )}
      {offersArchive && (
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.archiveGroup(name)}
          title={texts.archiveAll}
          onClick={() => doWithRows('archive', ids, casebell, panel)}
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
