/** Where portals are mounted. */
export type Container = Element | DocumentFragment;

export interface Surroundings {
  readonly container: Container;
  readonly dir: 'ltr' | 'rtl';
  readonly theme: string | undefined;
}

/** What a portal would inherit if it stood where this element stands: shadow root, direction, theme. */
export function surroundingsOf(element: HTMLElement): Surroundings {
  const root = element.getRootNode();
  const shadow = root instanceof ShadowRoot ? root : null;
  const themed = element.closest('[data-theme]') ?? shadow?.host.closest('[data-theme]');
  return {
    container: shadow ?? document.body,
    dir: getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr',
    theme: themed?.getAttribute('data-theme') ?? undefined,
  };
}
