'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { enSearch } from '../locales/internal/enSearch.js';
import { useCasebell, type View } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import { State, StateIcon } from './ListStates.js';
import { Rows } from './NotificationList.js';
import { OFFERED } from './rowDeeds.js';
import { isSearchedHere, useFindings } from './useFindings.js';
import { useTexts } from './useStrings.js';

/** Milliseconds without a key after which it is looked for. */
const PAUSE = 250;

/** In place of the tabs: a field for words to look for, in every place. */
export function PanelSearch({ query, view, onQuery, onEnd }: PanelSearchProps): ReactElement {
  const { environment } = useCasebell();
  const strings = useTexts(enSearch);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const isHere = useStoreState((state) => isSearchedHere(state, view));
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
      {isHere && <p className="cb-search-note">{strings.searchesLoaded}</p>}
    </>
  );
}

interface PanelSearchProps {
  readonly query: string;
  /** That of the findings. */
  readonly view: View;
  readonly onQuery: (query: string) => void;
  readonly onEnd: () => void;
}

/** In place of the list: what was found, or what can be looked for. */
export function Findings({ view, ...props }: FindingsProps): ReactElement {
  const strings = useTexts(enSearch);
  if (view.query) return <Found key={view.id} {...props} view={view} words={view.query} />;
  return (
    <div className="cb-list">
      <State picture={<StateIcon name="search" />} {...strings.searchHint} state="empty" />
    </div>
  );
}

function Found({ view, words, current, shownUpTo = Infinity, onUnread }: FoundProps): ReactElement {
  const casebell = useCasebell();
  const strings = useTexts(enSearch);
  const found = useFindings(view);
  // A text, so that it renders again when it says something else and not before.
  const unread = useStoreState(({ row }) =>
    JSON.stringify(
      [...found.ids].filter((id) => {
        const one = row(id);
        return one !== undefined && one.sort <= shownUpTo && OFFERED.read(one, casebell);
      }),
    ),
  );
  useEffect(() => onUnread(JSON.parse(unread) as readonly string[]), [onUnread, unread]);
  useEffect(() => () => onUnread([]), [onUnread]);
  return (
    <Rows
      of={found}
      current={current}
      empty={<State picture={<StateIcon name="search" />} {...strings.nothingFound(words)} state="empty" />}
    />
  );
}

interface FindingsProps {
  /** With the words in it, if there are any yet. */
  readonly view: View;
  /** The row that is read beside. */
  readonly current: string | undefined;
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
  /** Told which of those on screen are unread. */
  readonly onUnread: (ids: readonly string[]) => void;
}

interface FoundProps extends FindingsProps {
  readonly words: string;
}
