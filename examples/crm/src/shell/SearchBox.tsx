import { useEffect, useId, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type ReactNode } from 'react';
import { findAnything, type Found } from '../data/find.js';
import { useCases } from '../data/changes.js';
import { Link, navigate } from '../router.js';
import { Icon } from '../ui/icons.js';
import { usePopup } from '../ui/usePopup.js';

const SHORTCUT = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** Finds cases, requests and contacts while one types; Enter lists all cases that match. */
export function SearchBox(): ReactNode {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(-1);
  const cases = useCases();
  const { isOpen, open, close, root } = usePopup<HTMLFormElement>();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const text = query.trim();
  const found: readonly Found[] = isOpen && text !== '' ? findAnything(text, cases) : [];

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const leave = (): void => {
    close();
    setQuery('');
    input.current?.blur();
  };

  const onKeyDown = (event: ReactKeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    setActive((index) => (index + step + found.length) % found.length);
  };

  return (
    <form
      role="search"
      className="search"
      ref={root}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '') return;
        navigate(found[active]?.href ?? `/cases?q=${encodeURIComponent(text)}`);
        leave();
      }}
    >
      <Icon name="search" size={18} />
      <input
        ref={input}
        type="text"
        role="combobox"
        value={query}
        placeholder="Search"
        aria-label="Search cases, requests and contacts"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[active] === undefined ? undefined : `${list}-${active}`}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(-1);
          open();
        }}
        onFocus={open}
      />
      <kbd>{SHORTCUT}</kbd>
      {isOpen && text !== '' ? (
        <div className="search-results">
          <ul id={list} role="listbox" aria-label="Found">
            {found.map((item, index) => (
              <li key={item.href} id={`${list}-${index}`} role="option" aria-selected={index === active}>
                <Link href={item.href} tabIndex={-1} onPointerDown={(event) => event.preventDefault()} onClick={leave}>
                  <Icon name={item.icon} size={18} />
                  <span className="search-title">{item.title}</span>
                  <span className="search-note">{item.note}</span>
                </Link>
              </li>
            ))}
          </ul>
          {found.length === 0 ? <p>Nothing found for “{text}”.</p> : null}
        </div>
      ) : null}
    </form>
  );
}
