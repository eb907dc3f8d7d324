import { createElement, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) window.addEventListener('popstate', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', tell);
  };
};

/** Goes to a path of this application without loading the page again. */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (to === location.pathname + location.search) return;
  if (options.replace === true) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (options.replace !== true) window.scrollTo(0, 0);
  tell();
}

/** Where the page is: rendered again whenever that changes. */
export function useLocation(): { readonly path: string; readonly query: URLSearchParams } {
  const here = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const [path = '/', query = ''] = here.split('?');
  return { path, query: new URLSearchParams(query) };
}

/** A click without a modifier, that nobody else has taken: the ones a router may answer. */
const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly children?: ReactNode;
}

/** A real link; a plain click stays in the page, every other one is the browser's. */
export function Link({ onClick, ...rest }: LinkProps): ReactNode {
  return createElement('a', {
    ...rest,
    onClick: (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event);
      if (!isPlainClick(event)) return;
      event.preventDefault();
      navigate(rest.href);
    },
  });
}
