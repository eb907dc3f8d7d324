import type { Outside } from './NotificationPresence.js';

/** What tells a browser which picture to take; of another picture the type and the sizes are unknown. */
const ATTRIBUTES = ['href', 'type', 'sizes'] as const;

/** Another picture in the tab for as long as it is told to show. */
export function createFavicon({
  normal,
  unread,
}: {
  readonly normal: string | undefined;
  readonly unread: string;
}): Outside<boolean> {
  const former = new Map<HTMLLinkElement, readonly (string | null)[]>();
  let own: HTMLLinkElement | null = null;

  const restore = (): void => {
    for (const [link, values] of former) {
      for (const [index, name] of ATTRIBUTES.entries()) {
        const value = values[index] ?? null;
        if (value !== null) link.setAttribute(name, value);
        else link.removeAttribute(name);
      }
    }
    former.clear();
    // Without its link a browser keeps the picture.
    if (own !== null && normal !== undefined) own.href = normal;
    else own?.remove();
  };

  const replace = (): void => {
    const links = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel~=icon]')].filter((link) => link !== own);
    for (const link of links) {
      if (!former.has(link))
        former.set(
          link,
          ATTRIBUTES.map((name) => link.getAttribute(name)),
        );
      for (const name of ATTRIBUTES) link.removeAttribute(name);
      link.href = unread;
    }
    if (links.length > 0) return;
    own ??= Object.assign(document.createElement('link'), { rel: 'icon' });
    own.href = unread;
    document.head.append(own);
  };

  return {
    show: (isUnread) => (isUnread ? replace() : restore()),
    end: () => {
      restore();
      own?.remove();
    },
  };
}
