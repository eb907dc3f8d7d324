'use client';
import type { ReactElement } from 'react';
import { enTriage } from '../locales/internal/enTriage.js';
import type { KeyName } from '../locales/internal/triageStrings.js';
import { Icon } from './icons.js';
import { LayerFrame } from './LayerFrame.js';
import { usePanel } from './panelContext.js';
import type { PanelLayer } from './triage.js';
import { useStrings, useTexts } from './useStrings.js';

const ORDER: readonly KeyName[] = [
  'next',
  'previous',
  'open',
  'expand',
  'archive',
  'gotIt',
  'read',
  'snooze',
  'undo',
  'select',
  'selectRange',
  'selectAll',
  'clearSelection',
  'search',
  'help',
];

/** Keys that are always there, beside those that a host can change. */
const FIXED: { readonly [name in KeyName]?: readonly string[] } = {
  next: ['↓'],
  previous: ['↑'],
  open: ['Enter'],
  expand: ['Shift Enter'],
  selectRange: ['Shift ↓', 'Shift ↑'],
  clearSelection: ['Esc'],
};

/** The list of keys. Renders a `role="dialog"`. */
export function KeyHelp({ layer: { anchor }, onClose }: KeyHelpProps): ReactElement {
  const { keys, openSearch } = usePanel();
  const strings = useStrings();
  const texts = useTexts(enTriage);
  const rows = ORDER.map((name) => {
    const own = name in keys ? keys[name as keyof typeof keys] : false;
    return { name, combinations: [...(own ? [label(own)] : []), ...(FIXED[name] ?? [])] };
  }).filter(({ name, combinations }) => combinations.length > 0 && (name !== 'search' || openSearch));
  return (
    <LayerFrame anchor={anchor} isCentred role="dialog" label={texts.keysTitle} className="cb-keys" onClose={onClose}>
      <div className="cb-keys-head">
        <h3 className="cb-keys-title">{texts.keysTitle}</h3>
        <button type="button" className="cb-icon-button" aria-label={strings.close} title={strings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <dl className="cb-keys-list">
        {rows.map(({ name, combinations }) => (
          <div key={name} className="cb-keys-row">
            <dt>{texts.keyDoes(name)}</dt>
            <dd>
              {combinations.map((combination) => (
                <span key={combination} className="cb-keys-combination" dir="ltr">
                  {combination.split(' ').map((part) => (
                    <kbd key={part} className="cb-key">
                      {part}
                    </kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="cb-keys-hint">{texts.keysHint}</p>
    </LayerFrame>
  );
}

/** A letter as it is printed on the key. */
const label = (key: string): string => (key.length === 1 ? key.toUpperCase() : key);

interface KeyHelpProps {
  readonly layer: Extract<PanelLayer, { type: 'keys' }>;
  readonly onClose: () => void;
}
