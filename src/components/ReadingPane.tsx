'use client';
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react';
import { enPage } from '../locales/internal/enPage.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell, type View } from '../react/context.js';
import { useNotification } from '../react/useNotification.js';
import { Icon } from './icons.js';
import { State, StateIcon } from './ListStates.js';
import { NotificationCard } from './NotificationCard.js';
import { usePanel } from './panelContext.js';
import { controlOf, rowElement } from './rowElements.js';
import { useFindings } from './useFindings.js';
import { useTexts } from './useStrings.js';

/** One notification in full, with all that can be done with it, and the way to its neighbours in the list. */
export function ReadingPane({ view, id, onSelect }: ReadingPaneProps): ReactElement {
  const { store, allowedHosts } = useCasebell();
  const panel = usePanel();
  const strings = useTexts(enPage);
  const pane = useRef<HTMLElement>(null);
  const { ids } = useFindings(view);
  const notification = useNotification(id ?? '');
  const index = id === undefined ? -1 : ids.indexOf(id);
  const place = useRef(0);

  useEffect(() => {
    if (index >= 0) place.current = index;
    // It left the list, by a deed here or elsewhere: on to the one that took its place.
    else if (id !== undefined && notification === undefined && ids.length > 0)
      onSelect(ids.at(Math.min(place.current, ids.length - 1)));
  }, [index, id, ids, notification, onSelect]);
  // Once, when it comes to be read: what is marked unread in here stays so.
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (notification === undefined || opened.current === notification.id) return;
    opened.current = notification.id;
    if (!notification.read) store.actions.read([notification.id]);
  }, [notification, store]);

  // On a narrow page one replaces the other: where the focus was is no longer shown.
  const former = useRef(id);
  useLayoutEffect(() => {
    const before = former.current;
    former.current = id;
    const list = pane.current?.closest('.cb-page')?.querySelector<HTMLElement>('.cb-page-list');
    if (before === id || !list) return;
    if (id !== undefined) {
      if (list.offsetParent === null && !pane.current?.matches(':focus-within')) pane.current?.focus();
      return;
    }
    const { activeElement: active } = list.getRootNode() as Document | ShadowRoot;
    // Of no concern to who chose another tab or goes on typing.
    if (active && active !== document.body && !pane.current?.contains(active)) return;
    controlOf(rowElement(list, before), 'title')?.focus();
    if (!list.matches(':focus-within')) list.querySelector<HTMLElement>('.cb-list')?.focus();
  }, [id]);

  const target = notification && safeUrl(notification.link, allowedHosts && { allowedHosts });
  const step = (by: 1 | -1): string | undefined => ids.at(index + by);
  return (
    <section ref={pane} className="cb-pane" aria-label={strings.readingPane} tabIndex={-1}>
      {id !== undefined && notification ? (
        <>
          <div className="cb-pane-tools">
            <button
              type="button"
              className="cb-icon-button cb-pane-back"
              aria-label={strings.backToList}
              title={strings.backToList}
              onClick={() => onSelect(undefined)}
            >
              <Icon name="reply" />
            </button>
            <Step name="previousNotification" to={index > 0 ? step(-1) : undefined} onSelect={onSelect} />
            <Step name="nextNotification" to={index >= 0 ? step(1) : undefined} onSelect={onSelect} />
            <span className="cb-spring" />
            {target && (
              <a
                className="cb-button"
                data-emphasis="secondary"
                href={target.href}
                rel={target.external ? 'noopener noreferrer' : undefined}
                onClick={(event) => panel.opened(notification, event)}
              >
                {strings.openRecord}
              </a>
            )}
          </div>
          <div className="cb-pane-card">
            <NotificationCard id={id} className="cb-card-full" onUnmountFocused={() => pane.current?.focus()} />
          </div>
        </>
      ) : (
        <State picture={<StateIcon name="mail" />} {...strings.nothingSelected} state="empty" />
      )}
    </section>
  );
}

function Step({ name, to, onSelect }: StepProps): ReactElement {
  const strings = useTexts(enPage);
  return (
    <button
      type="button"
      className="cb-icon-button"
      data-step={name}
      aria-label={strings[name]}
      title={strings[name]}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onSelect(to)}
    >
      <Icon name="up" />
    </button>
  );
}

interface StepProps {
  readonly name: 'previousNotification' | 'nextNotification';
  readonly to: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}

interface ReadingPaneProps {
  readonly view: View;
  readonly id: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}
