'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useCasebell } from '../react/context.js';
import type { PreferenceEditor, PreferenceState } from '../react/preferenceEditor.js';
import { usePreferenceParts } from './usePreferenceParts.js';

/** The preferences of the person, and what one can do with them. */
export interface PreferencesEditing
  extends PreferenceState, Pick<PreferenceEditor, 'field' | 'edit' | 'save' | 'discard' | 'retry'> {}

const never = (): (() => void) => () => {};

/**
 * Preferences to read and edit, for an interface of your own: `<PreferencesMatrix>` and its like edit the same draft. Edits wait for
 * `save()`, over a reload too; `edit(changes, { instant: true })` saves at once. Paths are `PREFERENCE_PATHS` of `casebell/model`.
 * `null` until its code is loaded, and on the server.
 */
export function usePreferences(): PreferencesEditing | null {
  const { store, environment } = useCasebell();
  const parts = usePreferenceParts(true);
  const editor = parts?.editorOf(store, environment) ?? null;
  const state = useSyncExternalStore(
    editor?.subscribe ?? never,
    () => editor?.getState() ?? null,
    () => null,
  );
  return useMemo(() => {
    if (!editor || !state) return null;
    const { field, edit, save, discard, retry } = editor;
    return { ...state, field, edit, save, discard, retry };
  }, [editor, state]);
}
