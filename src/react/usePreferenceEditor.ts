'use client';
import { useSyncExternalStore } from 'react';
import type { JsonValue } from '../model/notification.js';
import { parseRule } from '../model/preferences.js';
import type { NotificationStore } from '../store/types.js';
import { useCasebell } from './context.js';
import { createPreferenceEditor, type PreferenceEditor, type PreferenceField } from './preferenceEditor.js';

const editors = new WeakMap<NotificationStore, PreferenceEditor>();

/** The one editor of a store: parts on different pages edit the same draft. */
export function usePreferenceEditor(): PreferenceEditor {
  const { store, environment } = useCasebell();
  const known = editors.get(store) ?? createPreferenceEditor(store, { environment, isFlawed });
  editors.set(store, known);
  return known;
}

const RULE = 'rule/';

/** A rule that cannot be understood waits in the draft until it is mended. */
function isFlawed(path: string, value: JsonValue): boolean {
  return path.startsWith(RULE) && value !== null && parseRule(path, value) === null;
}

/** A part of what the editor knows. `select` must return what keeps its identity, or a plain value. */
export function useEdited<Part>(select: (editor: PreferenceEditor) => Part): Part {
  const editor = usePreferenceEditor();
  const read = (): Part => select(editor);
  return useSyncExternalStore(editor.subscribe, read, read);
}

/** One cell; renders again only when that cell changes. */
export function useField(path: string): PreferenceField {
  return useEdited((editor) => editor.field(path));
}
