'use client';
import { createContext, useCallback, useContext } from 'react';
import type { Change } from '../react/preferenceEditor.js';
import { usePreferenceEditor } from '../react/usePreferenceEditor.js';

/** `manual`: edits wait for Save. `instant`: each is saved at once. */
export type SaveMode = 'manual' | 'instant';

/** What the parts of one settings page share. */
export interface PreferencesContextValue {
  readonly save: SaveMode;
  /** The level of the headings of sections: in the panel they are below its title. */
  readonly level: 2 | 3;
}

/** `null`: a part on its own, which brings frame and Save bar along. */
export const PreferencesContext = createContext<PreferencesContextValue | null>(null);

/** Edits, or saves at once where that is the mode. Answers what brings back the former values. */
export function useEdit(): (changes: readonly Change[]) => readonly Change[] {
  const editor = usePreferenceEditor();
  const instant = useContext(PreferencesContext)?.save === 'instant';
  return useCallback((changes) => editor.edit(changes, { instant }), [editor, instant]);
}

/** The elements of the heading of a section and of the headings in it. */
export function useHeadings(): readonly ['h2' | 'h3', 'h3' | 'h4'] {
  return useContext(PreferencesContext)?.level === 3 ? ['h3', 'h4'] : ['h2', 'h3'];
}
