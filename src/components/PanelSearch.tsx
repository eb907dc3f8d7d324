'use client';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { enSearch } from '../locales/internal/enSearch.js';
import { speaksOf } from '../model/matches.js';
import { useCasebell } from '../react/context.js';
import { useNotifications } from '../react/useNotifications.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import { State, StateIcon } from './ListStates.js';
import { NotificationCard } from './NotificationCard.js';
import { NotificationList } from './NotificationList.js';
import { useTexts } from './useStrings.js';

/** Milliseconds without a key after which it is looked for. */
const PAUSE = 250;
/** Rows shown of those that are loaded, where the backend has no search. */
const MOST = 100;

/** In place of tabs and list: a field, and what speaks of the words in it, in every place. */
export function PanelSearch({ query, onQuery, onEnd, children }: PanelSearchProps): ReactElement {
  const { environment } = useCasebell();
  const strings = useTexts(enSearch);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const words = query.trim();
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (text === query) return;
    return environment.setTimer(() => onQuery(text), PAUSE);
  }, [text, query, onQuery, environment]);

  function clear(): void {
    setText('');
    onQuery('');
    field.current?.focus();
  }
  return (
    <>
      <div className="cb-search" role="search">
        <Icon name="search" />
        <input
          ref={field}
          className="cb-search-field"
          type="text"
          enterKeyHint="search"
          aria-label={strings.searchFor}
          placeholder={strings.searchFor}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') onQuery(text);
            if (event.key !== 'Escape') return;
            // The panel stays open: Escape takes back one thing at a time.
            event.preventDefault();
            if (text === '') onEnd();
            else clear();
          }}
        />
        {text !== '' && (
          <button
            type="button"
            className="cb-icon-button"
            aria-label={strings.clearSearch}
            title={strings.clearSearch}
            onClick={clear}
          >
            <Icon name="close" />
          </button>
        )}
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={onEnd}>
          {strings.endSearch}
        </button>
      </div>
      <div className="cb-panel-body">
        {words === '' ? (
          <div className="cb-list">
            <State picture={<StateIcon name="search" />} {...strings.searchHint} state="empty" />
          </div>
        ) : (
          <Findings key={words} words={words} />
        )}
        {children}
      </div>
    </>
  );
}

function Findings({ words }: { readonly words: string }): ReactElement {
  const strings = useTexts(enSearch);
  const view = { id: `search ${words}`, filter: {}, query: words };
  // Open here too, so that it stays so whichever way its findings are shown.
  const { moreError } = useNotifications(view);
  const cannot = moreError?.code === 'badRequest';
  const nothing = <State picture={<StateIcon name="search" />} {...strings.nothingFound(words)} state="empty" />;
  return cannot ? <LoadedFindings words={words} nothing={nothing} /> : <NotificationList view={view} empty={nothing} />;
}

/** Where the backend has no search: what speaks of the words among the rows that are here. */
function LoadedFindings({ words, nothing }: { readonly words: string; readonly nothing: ReactElement }): ReactElement {
  const strings = useTexts(enSearch);
  // Rows of every view that is open; a text, so that it renders again when what is found changes and not before.
  const found = useStoreState((state) => {
    const ids = new Set([...state.views.values()].flatMap((view) => [...view.ids]));
    const speaking = [...ids].flatMap((one) => state.row(one) ?? []).filter((row) => speaksOf(row, words));
    return JSON.stringify(speaking.sort((a, b) => b.sort - a.sort).map((row) => row.id));
  });
  const ids = (JSON.parse(found) as readonly string[]).slice(0, MOST);
  return (
    <div className="cb-list" tabIndex={-1}>
      <p className="cb-search-note">{strings.searchesLoaded}</p>
      {ids.length === 0 ? nothing : null}
      <div role="feed" aria-label={strings.searchFor} hidden={ids.length === 0}>
        {ids.map((one, index) => (
          <NotificationCard key={one} id={one} position={index + 1} total={ids.length} />
        ))}
      </div>
    </div>
  );
}

interface PanelSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnd: () => void;
  /** Over the findings. */
  readonly children: ReactNode;
}
