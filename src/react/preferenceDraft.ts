import { isFields } from '../model/check.js';
import type { JsonValue } from '../model/notification.js';
import type { Environment } from '../store/environment.js';
import { DRAFT } from '../store/outbox.js';

/** A cell that was edited and is not saved. */
export interface Edit {
  /** `null` takes the cell out. */
  readonly value: JsonValue;
  /** What the document said when the edit began: another value since then was set on another device. */
  readonly base: JsonValue;
  /** The path of the edit that this one belongs to; the two count as one change. */
  readonly with?: string;
}

export type Draft = ReadonlyMap<string, Edit>;

const PATH_MAX = 512;
const EDITS_MAX = 2_000;

/** The draft of one person in the storage of the browser: edits outlive a reload, a lost network, a session that ended. */
export function createDraftStorage({ storage }: Pick<Environment, 'storage'>, scope: string) {
  const name = `${DRAFT}casebell:1:${scope}:`;
  return {
    read(): Map<string, Edit> {
      try {
        return new Map(parseDraft(JSON.parse(storage?.getItem(name) ?? '[]')));
      } catch {
        return new Map();
      }
    },
    /** A full or forbidden storage costs the memory of a reload, never the edits. */
    write(draft: Draft): void {
      try {
        if (draft.size === 0) storage?.removeItem(name);
        else storage?.setItem(name, JSON.stringify([...draft]));
      } catch {
        // Nothing to do about it.
      }
    },
  };
}

/** Storage is open to every script of the page: only what has the shape of an edit is believed. */
function parseDraft(stored: unknown): readonly (readonly [string, Edit])[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, EDITS_MAX).flatMap((entry: unknown) => {
    const [path, edit] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (!isPath(path) || !isFields(edit) || edit.value === undefined) return [];
    return [
      [
        path,
        {
          value: edit.value as JsonValue,
          base: (edit.base ?? null) as JsonValue,
          ...(isPath(edit.with) && { with: edit.with }),
        },
      ] as const,
    ];
  });
}

const isPath = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= PATH_MAX;
