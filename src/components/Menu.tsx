'use client';
import { useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useCasebell } from '../react/context.js';
import { LayerFrame } from './LayerFrame.js';
import { useMenuKeys } from './menuKeys.js';
import { surroundingsOf } from './surroundings.js';

/** A menu beside the element that opened it, wherever that is in the page. Renders a `<div role="menu">`. */
export function Menu({ anchor, label, items, onClose }: MenuProps): ReactElement {
  const { dir, className } = useCasebell();
  const [surroundings] = useState(() => surroundingsOf(anchor));
  const itemFor = useMenuKeys();
  return createPortal(
    <div className={`cb-root cb-menu ${className ?? ''}`} dir={dir ?? surroundings.dir} data-theme={surroundings.theme}>
      <LayerFrame
        anchor={anchor}
        role="menu"
        label={label}
        onClose={onClose}
        onKeyDown={(event) => {
          const next = itemFor(event);
          if (event.key === 'Tab') onClose();
          else if (next) next.focus();
          else return;
          event.preventDefault();
        }}
      >
        <div className="cb-layer-title" aria-hidden="true">
          {label}
        </div>
        {items.map(({ key, text, onSelect }) => (
          <button key={key} type="button" role="menuitem" tabIndex={-1} className="cb-layer-item" onClick={onSelect}>
            {text}
          </button>
        ))}
      </LayerFrame>
    </div>,
    // In a dialog it belongs to the dialog, or a press on it would be one outside.
    anchor.closest('[role=dialog]') ?? surroundings.container,
  );
}

export interface MenuItem {
  readonly key: string;
  readonly text: string;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** What opened it. */
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** It was left without a choice. */
  readonly onClose: () => void;
}
