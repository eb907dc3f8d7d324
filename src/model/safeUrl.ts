/** Where links may lead. */
export interface SafeUrlOptions {
  /** The page's own origin; relative links resolve against it. Default: the current page's. */
  readonly origin?: string;
  /** Other hosts that links may name, for example `['calendar.example.com']`. Default: none. */
  readonly allowedHosts?: readonly string[];
}

/** A link that passed. */
export interface SafeUrl {
  readonly href: string;
  /** Leads to another origin: show the host, and open with `rel="noopener noreferrer"`. */
  readonly external: boolean;
  readonly host: string;
}

const FORBIDDEN =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\\]/;

/**
 * The one gate for every link from outside; components, store, service worker and email use it.
 * Returns `null` for anything but a same-origin path or a URL (http or https, no credentials) whose host is on the list.
 */
export function safeUrl(link: string | undefined, options: SafeUrlOptions = {}): SafeUrl | null {
  if (link === undefined || link === '' || link.length > 2_048 || FORBIDDEN.test(link)) return null;
  // 'https:evil' and '//evil' change the host while they look like paths.
  if (/^(?:[a-z][a-z0-9+.-]*:(?!\/\/)|\/\/)/i.test(link)) return null;
  const origin = options.origin ?? globalThis.location?.origin;
  let url: URL;
  try {
    url = new URL(link, origin);
  } catch {
    return null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return null;
  // '/.//evil' becomes '//evil', which as a path names another host.
  if (url.pathname.startsWith('//')) return null;
  if (url.origin === origin) return { href: `${url.pathname}${url.search}${url.hash}`, external: false, host: url.host };
  return options.allowedHosts?.includes(url.host) ? { href: url.href, external: true, host: url.host } : null;
}
