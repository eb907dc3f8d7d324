'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Icon } from './icons.js';
import type { Notice } from './useNotices.js';
import { useStrings } from './useStrings.js';

/** Says what was just done, with Undo where it can be taken back. Stays while the pointer or the focus is on it. */
export function PanelNotice({ notice, onUndo, onHold }: PanelNoticeProps): ReactElement {
  const strings = useStrings();
  const element = useRef<HTMLDivElement>(null);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  // Where Undo goes from under the focus, or all of this from under both, no event tells of it.
  useEffect(() => setFocused(element.current?.matches(':focus-within') === true), [notice]);
  const isHeld = isPointedAt || isFocused;
  useEffect(() => {
    onHold(isHeld);
    return () => onHold(false);
  }, [isHeld, onHold]);
  return (
    <div
      ref={element}
      className="cb-notice"
      data-tone={notice.tone}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span className="cb-notice-text">{notice.text}</span>
      {notice.undo.length > 0 && (
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={onUndo}>
          <Icon name="undo" />
          {strings.undo}
        </button>
      )}
    </div>
  );
}

interface PanelNoticeProps {
  readonly notice: Notice;
  readonly onUndo: () => void;
  readonly onHold: (held: boolean) => void;
}
