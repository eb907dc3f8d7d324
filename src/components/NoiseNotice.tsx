'use client';
import { useState, type ReactElement } from 'react';
import { isNoisy, sensiblePreferences } from '../model/sensiblePreferences.js';
import type { Change } from '../react/preferenceEditor.js';
import { useEdited, usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { useMatrix } from './matrixContext.js';
import type { MatrixRow } from './matrixRows.js';
import { useEdit } from './preferencesContext.js';

/** Says that nearly everything comes by email, and offers a sensible setting with one click, which can be taken back. */
export function NoiseNotice({ rows }: { readonly rows: readonly MatrixRow[] }): ReactElement | null {
  const { labels } = useMatrix();
  const { strings, kinds } = labels;
  const editor = usePreferenceEditor();
  const edit = useEdit();
  const [former, setFormer] = useState<readonly Change[] | null>(null);
  const names = new Set(rows.map(({ kind }) => kind));
  const shown = new Map([...kinds].filter(([kind]) => names.has(kind)));
  const isLoud = useEdited(({ getState }) => isNoisy(getState().document, shown));
  if (former === null && !isLoud) return null;

  function calm(): void {
    const changes = sensiblePreferences(shown, editor.getState().document);
    setFormer(edit(Object.entries(changes).map(([path, value]) => ({ path, value }))));
  }
  // One button in both states, so that the focus stays on it.
  return (
    <p className="cb-hint" data-tone={former ? 'plain' : undefined}>
      <Icon name={former ? 'check' : 'critical'} />
      <span role="status">{former ? strings.noiseCalmed : strings.noise}</span>
      <button
        type="button"
        className="cb-button"
        data-emphasis="secondary"
        onClick={() => {
          if (!former) return calm();
          edit(former);
          setFormer(null);
        }}
      >
        {former ? strings.noiseUndo : strings.noiseCalm}
      </button>
    </p>
  );
}
