import { useEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type ReactNode } from 'react';
import { findAnything, type Found } from '../data/find.js';
import { useCases } from '../data/changes.js';
import { Link, navigate } from '../router.js';
import { Icon } from '../ui/icons.js';
import { usePopup } from '../ui/usePopup.js';

const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** Finds cases, requests and contacts while one types; the arrow keys go through them, Enter lists all cases that match. */
export function SearchBox(): ReactNode {
  const [query, setQuery] = useState('');
  const cases = useCases();
  const { isOpen, open, close, root } = usePopup<HTMLFormElement>();
  const input = useRef<HTMLInputElement>(null);
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

  const onKeyDown = (event: ReactKeyboardEvent<HTMLFormElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    stops[(here + step + stops.length) % stops.length]?.focus();
  };

  return (
    <form
      role="search"
      className="search"
      ref={root}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '') return;
        navigate(`/cases?q=${encodeURIComponent(text)}`);
        leave();
      }}
    >
      <Icon name="search" size={18} />
      <input
        ref={input}
        type="text"
        value={query}
        placeholder="Search"
        aria-label="Search cases, requests and contacts"
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.target.value);
          open();
        }}
        onFocus={open}
      />
      <kbd>{SHORTCUT}</kbd>
      {isOpen && text !== '' ? (
        <div className="search-results">
          <ul>
            {found.map((item) => (
              <li key={item.href}>
                <Link href={item.href} onClick={leave}>
                  <Icon name={item.icon} size={18} />
                  <span className="search-title">{item.title}</span>
                  <span className="search-note">{item.note}</span>
                </Link>
              </li>
            ))}
          </ul>
          <p role="status" className={found.length > 0 ? 'visually-hidden' : undefined}>
            {found.length > 0 ? `${found.length} found` : `Nothing found for “${text}”.`}
          </p>
        </div>
      ) : null}
    </form>
  );
}
