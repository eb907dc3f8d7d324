'use client';
import { useSyncExternalStore } from 'react';
import type { JsonValue } from '../model/notification.js';
import { preferenceFlaw } from '../model/preferenceFlaw.js';
import type { Environment } from '../store/environment.js';
import type { NotificationStore } from '../store/types.js';
import { useCasebell } from './context.js';
import { createPreferenceEditor, type PreferenceEditor, type PreferenceField } from './preferenceEditor.js';

const editors = new WeakMap<NotificationStore, PreferenceEditor>();

/** The one editor of a store: parts on different pages edit the same draft. */
export function editorOf(store: NotificationStore, environment: Environment): PreferenceEditor {
  const known = editors.get(store) ?? createPreferenceEditor(store, { environment, isFlawed });
  editors.set(store, known);
  return known;
}

/** The editor of the store of the provider around. */
export function usePreferenceEditor(): PreferenceEditor {
  const { store, environment } = useCasebell();
  return editorOf(store, environment);
}

/** What makes no sense waits in the draft until it is mended: a rule of 0 minutes, a time that is none. */
const isFlawed = (path: string, value: JsonValue): boolean => preferenceFlaw(path, value) !== null;

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
