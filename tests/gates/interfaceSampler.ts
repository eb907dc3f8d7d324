/** What is seen of the notification centre at one moment. */
export interface Look {
  /** What the badge says; 0 without one. */
  readonly badge: string;
  readonly bellName: string;
  /** Absent while the panel is closed. */
  readonly panel?: {
    readonly tab: string;
    readonly tabCounts: { readonly [tab: string]: string };
    readonly markAllOffered: boolean;
    readonly waiting: string;
    /** Absent while the list is loading or has an error. */
    readonly list?: {
      /** Of the rows on screen: how long they say the list is; -1 when not all of it is loaded. */
      readonly size: number;
      readonly rendered: number;
      readonly unread: number;
      readonly waiting: number;
      /** Held back behind "3 new". */
      readonly held: number;
    };
  };
}

/** What the sampler keeps for whoever asks. */
export interface Samples {
  /** How many frames were looked at. */
  readonly frames: number;
  /** With the panel open and its list there. */
  readonly withList: number;
  /** With every row of the list rendered, so that rows can be counted. */
  readonly whole: number;
  readonly disagreements: readonly string[];
}

/** Runs in the page, before anything else: looks at every frame. Names no other function, because it travels as text. */
export function sampleEveryFrame(): void {
  const samples = { frames: 0, withList: 0, whole: 0, disagreements: [] as string[] };
  Object.assign(globalThis, { samples });

  const textOf = (root: ParentNode, selector: string) => root.querySelector(selector)?.textContent?.trim() ?? '';
  const look = (): Look | null => {
    const bell = document.querySelector('.cb-bell');
    if (!bell) return null;
    // Closed, the panel is drawn ahead and not visible: what it says then nobody reads.
    const panel = [...document.querySelectorAll('.cb-panel')].find((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    const base = { badge: textOf(bell, '.cb-badge') || '0', bellName: bell.getAttribute('aria-label') ?? '' };
    if (!panel) return base;
    const tabs = [...panel.querySelectorAll('[role=tab]')];
    const shown = [...panel.querySelectorAll('.cb-list article')];
    const tab = tabs.find((one) => one.ariaSelected === 'true')?.getAttribute('data-tab') ?? '';
    // A row that was answered says so in its old place until the backend has spoken, counted or not: such moments are left out.
    const isAsking = shown.some((article) => article.querySelector('[aria-busy=true], .cb-card-note') !== null);
    // One that is answered or handled shows a last line for a moment and is no notification of this list any more.
    const settled = shown.filter((article) => article.hasAttribute('data-settled')).length;
    const articles = isAsking ? [] : shown.filter((article) => !article.hasAttribute('data-settled'));
    const isEmpty = panel.querySelector('.cb-state[data-state=empty]') !== null;
    return {
      ...base,
      panel: {
        tab,
        tabCounts: Object.fromEntries(
          tabs.map((one) => [one.getAttribute('data-tab') ?? '', textOf(one, '.cb-tab-count') || '0']),
        ),
        markAllOffered: panel.querySelector('.cb-panel-header [aria-label="Mark all as read"]')?.ariaDisabled !== 'true',
        waiting: /\d+/.exec(textOf(panel, '.cb-panel-header .cb-waiting'))?.[0] ?? '0',
        ...((articles.length > 0 || isEmpty) && {
          list: {
            size: isEmpty ? 0 : Number(articles[0]?.getAttribute('aria-setsize')) - settled,
            rendered: articles.length,
            unread: articles.filter((article) => article.hasAttribute('data-unread')).length,
            waiting: articles.filter((article) => article.hasAttribute('data-waiting')).length,
            held: Number(/\d+/.exec(textOf(panel, '.cb-newer'))?.[0] ?? 0),
          },
        }),
      },
    };
  };

  const faultsOf = ({ badge, bellName, panel }: Look): string[] => {
    const faults: string[] = [];
    const unread = Number(badge);
    if (!Number.isInteger(unread) || unread < 0) faults.push('the badge is not a count');
    if (Number(/(\d+) unread/.exec(bellName)?.[1] ?? 0) !== unread) faults.push('badge and name of the bell');
    // Preferences and a search stand in the place of the tabs, and say less.
    if (!panel || panel.tab === '') return faults;
    if (Number(/(\d+) waiting/.exec(bellName)?.[1] ?? 0) !== Number(panel.waiting)) faults.push('what waits: bell and header');
    // It acts on what the tab shows.
    if (panel.tab === 'inbox' && panel.markAllOffered !== unread > 0) faults.push('badge and Mark all as read');
    const { list } = panel;
    if (!list) return faults;
    const count = Number(panel.tabCounts[panel.tab]);
    const isWhole = list.size === list.rendered && list.held === 0;
    // Of rows that are not rendered nobody can tell here which of them wait for the backend or show a last line in their old place.
    const more = list.size - count;
    if (list.size >= 0 && (isWhole ? more !== 0 : Math.abs(more) > 3)) faults.push('tab and list');
    if (isWhole) samples.whole++;
    if (panel.tab === 'inbox' && isWhole && list.unread !== unread) faults.push('badge and unread rows');
    // What is snoozed may wait as well, in a list of its own.
    const elsewhere = Number(panel.tabCounts['snoozed'] ?? 0);
    const missing = Number(panel.waiting) - list.waiting;
    if (panel.tab === 'inbox' && isWhole && (missing < 0 || missing > elsewhere)) faults.push('header and waiting rows');
    if (panel.tab === 'inbox' && list.unread > unread) faults.push('more unread rows than the badge says');
    return faults;
  };

  const sample = () => {
    requestAnimationFrame(sample);
    const seen = look();
    if (!seen) return;
    samples.frames++;
    if (seen.panel?.list) samples.withList++;
    const faults = faultsOf(seen);
    if (faults.length > 0 && samples.disagreements.length < 20)
      samples.disagreements.push(`${faults.join('; ')}: ${JSON.stringify(seen)}`);
  };
  requestAnimationFrame(sample);
}
