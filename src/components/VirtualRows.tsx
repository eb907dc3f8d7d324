'use client';
import { Component, createRef, type HTMLAttributes, type ReactElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ListLine } from './lines.js';

/** Typical heights, so that the scroll bar is about right before rows were measured. */
const HEIGHTS = { heading: 32, row: 76, group: 36 };
/** What a popover holds, with a heading or two: drawn before anything was measured. */
const FIRST_LINES = 9;
/** Pixels beyond the window that are drawn ahead, and how many of them must be left before more are. */
const AHEAD = 120;
const LEFT = 40;
/** So many lines below the drawn ones are known. */
const KNOWN = 30;

/**
 * The lines of a feed, in the element that scrolls. Only those near the window are in the document, one below the other, with gaps in
 * place of the others: so they need no measuring to stand right, and an arrival is one drawing. Where nothing can be measured (server, jsdom) all of them are there.
 */
// A class, because only classes are asked just before the document changes: where lines stood then is where the reader's eye is.
export class VirtualRows extends Component<VirtualRowsProps, Span> {
  override state: Span = { from: 0, to: FIRST_LINES, key: undefined };
  readonly #feed = createRef<HTMLDivElement>();
  readonly #heights = new Map<string, number>();
  #stop: AbortController | undefined;

  override componentDidMount(): void {
    const scroller = this.#scroller();
    if (scroller === null || typeof ResizeObserver === 'undefined') return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // Drawn at once, so that nothing is blank for a frame.
    scroller.addEventListener('scroll', () => flushSync(() => this.#scrolled(scroller)), { signal, passive: true });
    // In the next frame: what is drawn while sizes are told may change sizes, which browsers report as an error of the page.
    const observer = new ResizeObserver(() =>
      requestAnimationFrame(() => {
        if (!signal.aborted) this.#look(scroller);
      }),
    );
    observer.observe(scroller);
    signal.addEventListener('abort', () => observer.disconnect());
    this.#look(scroller);
  }

  override componentWillUnmount(): void {
    this.#stop?.abort();
  }

  override getSnapshotBeforeUpdate({ lines }: VirtualRowsProps, state: Span): Before | null {
    const scroller = this.#scroller();
    if (scroller === null || this.#stop === undefined || (lines === this.props.lines && state === this.state)) return null;
    const tops = new Map<string, number>();
    for (const [key, { offsetTop }] of this.#drawn()) tops.set(key, offsetTop);
    return { scrolled: scroller.scrollTop, tops };
  }

  override componentDidUpdate({ lines: former }: VirtualRowsProps, _state: Span, before: Before | null): void {
    const scroller = this.#scroller();
    if (scroller === null || before === null) return;
    if (before.scrolled > 0) this.#steady(scroller, before);
    const { lines } = this.props;
    if (former === lines) return;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.#glide(before, scroller.scrollTop, former);
    this.#look(scroller);
  }

  override render(): ReactNode {
    return (
      <div {...this.props.feed} ref={this.#feed} role="feed">
        {this.#lines()}
      </div>
    );
  }

  #lines(): ReactNode {
    const { lines, rest, children } = this.props;
    if (typeof ResizeObserver === 'undefined') return lines.map((line) => lineOf(line, children));
    const drawn: ReactElement[] = [];
    let next = 0;
    const leaveOut = (until: number, more = 0): void => {
      const height = this.#height(next, until) + more;
      if (height > 0) drawn.push(<div key={`\n${drawn.length === 0 ? 'above' : next}`} style={{ height }} />);
    };
    for (const index of this.#indexes()) {
      const line = lines[index];
      if (line === undefined) continue;
      leaveOut(index);
      drawn.push(lineOf(line, children));
      next = index + 1;
    }
    leaveOut(lines.length, rest * HEIGHTS.row);
    return drawn;
  }

  /** What is drawn, from the top: near the window, the heading that sticks above it, and the row that has the focus. */
  #indexes(): readonly number[] {
    const { lines, focusedKey } = this.props;
    const { from, to } = moved(this.state, lines);
    const focused = focusedKey === null ? -1 : lines.findIndex(({ key }) => key === focusedKey);
    const kept = [headingAbove(lines, from), focused].filter((index) => index >= 0 && (index < from || index >= to));
    const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    return [...new Set([...kept, ...near])].toSorted((a, b) => a - b);
  }

  #scroller(): HTMLElement | null {
    return this.#feed.current?.parentElement ?? null;
  }

  #drawn(): readonly (readonly [key: string, element: HTMLElement])[] {
    const elements = Array.from(this.#feed.current?.children ?? []) as HTMLElement[];
    return elements.flatMap((element) => (element.dataset['key'] === undefined ? [] : [[element.dataset['key'], element]]));
  }

  #height(from: number, to: number): number {
    const { lines } = this.props;
    let sum = 0;
    for (let index = from; index < to; index++) sum += this.#heightOf(lines[index]);
    return sum;
  }

  #heightOf(line: ListLine | undefined): number {
    return line === undefined ? 0 : (this.#heights.get(line.key) ?? HEIGHTS[line.type]);
  }

  /** Measures what is drawn, and draws what the window needs. */
  #look(scroller: HTMLElement): void {
    const { lines, rest, onReach } = this.props;
    const { scrollTop: top, clientHeight } = scroller;
    // Not on display.
    if (clientHeight === 0) return;
    for (const [key, element] of this.#drawn()) this.#heights.set(key, element.getBoundingClientRect().height);
    const bottom = top + clientHeight;
    const needed = this.#between(top - LEFT, bottom + LEFT);
    const { from, to } = moved(this.state, lines);
    if (needed.from < from || needed.to > to) {
      const near = this.#between(top - AHEAD, bottom + AHEAD);
      this.setState({ ...near, key: near.from > 0 ? lines[near.from]?.key : undefined });
      if (rest > 0 && near.to + KNOWN > lines.length) onReach(near.to + 2 * KNOWN);
    }
  }

  #scrolled(scroller: HTMLElement): void {
    this.#look(scroller);
    const { scrollTop, clientHeight } = scroller;
    this.props.onScroll(scrollTop);
    this.props.onLast(this.#between(scrollTop, scrollTop + clientHeight).to - 1);
  }

  /** The lines that lie between two offsets, also those that are not known yet. */
  #between(top: number, bottom: number): { readonly from: number; readonly to: number } {
    const all = this.props.lines.length + this.props.rest;
    return { from: Math.min(this.#indexAt(top), Math.max(0, all - 1)), to: Math.min(this.#indexAt(bottom) + 1, all) };
  }

  #indexAt(offset: number): number {
    const { lines } = this.props;
    let end = 0;
    for (const [index, line] of lines.entries()) {
      end += this.#heightOf(line);
      if (end > offset) return index;
    }
    return lines.length + Math.floor((offset - end) / HEIGHTS.row);
  }

  /** What comes and goes above the window does not move what is in it: the nearest line above that is still there stays where it was. */
  #steady(scroller: HTMLElement, { scrolled, tops }: Before): void {
    const now = new Map(this.#drawn());
    const rows = [...tops].filter(([key]) => now.get(key)?.className === LINE);
    const [key, top] = rows.findLast(([, rowTop]) => rowTop < scrolled) ?? rows[0] ?? [];
    const element = key === undefined ? undefined : now.get(key);
    if (element === undefined || top === undefined) return;
    const target = scrolled + element.offsetTop - top;
    if (Math.abs(scroller.scrollTop - target) >= 1) scroller.scrollTop = target;
  }

  /** Lines glide from where they were to where they are; new ones appear. Not the first ones, nor all of another list. */
  #glide({ scrolled, tops }: Before, scrolledTo: number, former: readonly ListLine[]): void {
    const drawn = this.#drawn();
    if (!drawn.some(([key]) => tops.has(key))) return;
    const known = new Set(former.map(({ key }) => key));
    for (const [key, element] of drawn) {
      const top = tops.get(key);
      const way = top === undefined ? 0 : top - scrolled - (element.offsetTop - scrolledTo);
      if (way !== 0) element.animate({ translate: [`0 ${way}px`, '0'] }, GLIDE);
      else if (!known.has(key) && element.className === LINE)
        element.animate({ opacity: [0, 1], translate: ['0 -6px', '0'] }, GLIDE);
    }
  }
}

const LINE = 'cb-line';
const GLIDE = { duration: 160, easing: 'ease-out' };

function lineOf(line: ListLine, children: VirtualRowsProps['children']): ReactElement {
  return (
    <div key={line.key} className={line.type === 'heading' ? 'cb-day' : LINE} data-key={line.key}>
      {children(line)}
    </div>
  );
}

/** The lines that were drawn, where they are after others came or left above them. */
function moved({ from, to, key }: Span, lines: readonly ListLine[]): { readonly from: number; readonly to: number } {
  const index = key === undefined || lines[from]?.key === key ? from : lines.findIndex((line) => line.key === key);
  const first = Math.max(0, Math.min(index < 0 ? from : index, lines.length - to + from));
  return { from: first, to: first + to - from };
}

/** The heading above a line: it sticks to the top. */
function headingAbove(lines: readonly ListLine[], from: number): number {
  for (let index = Math.min(from, lines.length - 1); index >= 0; index--) if (lines[index]?.type === 'heading') return index;
  return -1;
}

/** Which lines are drawn; `key` is that of the first, unless it is the first of all. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly key: string | undefined;
}

/** Where the lines stood, in the pixels of what scrolls. */
interface Before {
  readonly scrolled: number;
  readonly tops: ReadonlyMap<string, number>;
}

interface VirtualRowsProps {
  readonly lines: readonly ListLine[];
  /** How many rows below are no lines yet. */
  readonly rest: number;
  /** Stays in the document although scrolled away, so that the focus is not lost. */
  readonly focusedKey: string | null;
  /** What the feed says of itself. */
  readonly feed: HTMLAttributes<HTMLDivElement>;
  readonly onScroll: (offset: number) => void;
  /** So many lines are wanted. */
  readonly onReach: (lines: number) => void;
  /** The index of the last line in the window. */
  readonly onLast: (index: number) => void;
  readonly children: (line: ListLine) => ReactNode;
}
