'use client';
import type { ReactElement } from 'react';
import { KeyHelp } from './KeyHelp.js';
import { RowMenu } from './RowMenu.js';
import { SnoozePicker } from './SnoozePicker.js';
import type { PanelLayer } from './triage.js';

/** What lies over the panel: the menu of a row, snooze, or the list of keys. */
export function Layer({ layer, onClose }: LayerProps): ReactElement {
  if (layer.type === 'menu') return <RowMenu layer={layer} onClose={onClose} />;
  if (layer.type === 'snooze') return <SnoozePicker layer={layer} onClose={onClose} />;
  return <KeyHelp layer={layer} onClose={onClose} />;
}

interface LayerProps {
  readonly layer: PanelLayer;
  readonly onClose: () => void;
}
