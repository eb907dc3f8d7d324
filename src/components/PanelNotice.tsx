'use client';
import type { ReactElement } from 'react';
import { Icon } from './icons.js';
import type { Notice } from './useNotices.js';
import { useStrings } from './useStrings.js';

/** Says what was just done, with Undo where it can be taken back. Stays while the pointer or the focus is on it. */
export function PanelNotice({ notice, onUndo, onHold }: PanelNoticeProps): ReactElement {
  const strings = useStrings();
  return (
    <div
      className="cb-notice"
      data-tone={notice.tone}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
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
