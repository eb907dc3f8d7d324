'use client';
import { useState, type ReactElement } from 'react';
import { Icon } from './icons.js';
import { useAttentionParts } from './useAttentionParts.js';
import { useStrings } from './useStrings.js';

/** The way to mute from the panel. The menu behind it loads on use. */
export function MuteButton(): ReactElement {
  const strings = useStrings();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const parts = useAttentionParts(anchor !== null);
  return (
    <>
      <button
        type="button"
        className="cb-icon-button cb-mute-button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={strings.mute}
        title={strings.mute}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <Icon name="mute" />
      </button>
      {anchor && parts && <parts.MuteMenu anchor={anchor} onDone={() => setAnchor(null)} />}
    </>
  );
}
