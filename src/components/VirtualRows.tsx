'use client';
import {
  createContext,
  forwardRef,
  useContext,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { ListLine } from './lines.js';

/** Typical heights, so that the scroll bar is right before rows were measured. */
const ROW = 76;
/** What a popover holds, with a heading or two. */
const FIRST_LINES = 10;

/** Only the rows near the window are in the document. Where nothing can be measured (server, jsdom) all of them are. */
export function VirtualRows({ lines, focusedKey, scroller, onScroll, onLast, children }: VirtualRowsProps): ReactElement {
  const list = useRef<VirtualizerHandle>(null);
  const [first, setFirst] = useState(0);
  const sticky = useMemo(() => headingAbove(lines, first), [lines, first]);
  const focused = focusedKey === null ? -1 : lines.findIndex(({ key }) => key === focusedKey);
  if (typeof ResizeObserver === 'undefined') return <>{lines.map(children)}</>;
  return (
    <StickyIndex.Provider value={sticky}>
      <Virtualizer
        ref={list}
        data={lines}
        item={Line}
        itemSize={ROW}
        bufferSize={120}
        // Drawn at once, one below the other, and measured afterwards: all others wait for the size of the window, a frame later.
        ssrCount={FIRST_LINES}
        scrollRef={scroller}
        keepMounted={[sticky, focused].filter((index) => index >= 0)}
        onScroll={(offset) => {
          setFirst(list.current?.findItemIndex(offset) ?? 0);
          onScroll(offset);
          onLast(list.current?.findItemIndex(offset + (list.current?.viewportSize ?? 0)) ?? 0);
        }}
      >
        {children}
      </Virtualizer>
    </StickyIndex.Provider>
  );
}

/** The heading above a line: it sticks to the top. */
function headingAbove(lines: readonly ListLine[], from: number): number {
  for (let index = Math.min(from, lines.length - 1); index >= 0; index--) if (lines[index]?.type === 'heading') return index;
  return -1;
}

const StickyIndex = createContext(-1);

interface LineProps {
  readonly style: CSSProperties;
  readonly index: number;
  readonly children: ReactNode;
}

const Line = forwardRef<HTMLDivElement, LineProps>(function Line({ style, index, children }, ref) {
  const isSticky = useContext(StickyIndex) === index;
  return (
    <div
      ref={ref}
      className={isSticky ? undefined : 'cb-line'}
      style={isSticky ? { ...style, position: 'sticky', top: 0, zIndex: 2 } : style}
    >
      {children}
    </div>
  );
});

interface VirtualRowsProps {
  readonly lines: readonly ListLine[];
  /** Stays in the document although scrolled away, so that the focus is not lost. */
  readonly focusedKey: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onScroll: (offset: number) => void;
  /** The index of the last item on screen, told while scrolling. */
  readonly onLast: (index: number) => void;
  readonly children: (line: ListLine) => ReactElement;
}
