import { dictionary, entryOf } from '../model/check.js';
import type { RejectReason } from '../model/commands.js';
import type { JsonValue } from '../model/notification.js';
import { lockOf } from '../model/preferences.js';
import type { Preferences } from '../model/protocol.js';
import { sameJson } from '../model/sameJson.js';
import type { Environment } from '../store/environment.js';
import type { NotificationStore, StoreEvent } from '../store/types.js';
import { createDraftStorage, type Edit } from './preferenceDraft.js';

/** What becomes of a cell. `edited`: only here. `saving`: on its way. `saved`: just now. `failed`: the backend refused it; the edit is kept. */
export type FieldState = 'clean' | 'edited' | 'saving' | 'saved' | 'failed';

/** One cell of the document with the edits on top. */
export interface PreferenceField {
  /** `undefined` where nothing is said: a default holds. */
  readonly value: JsonValue | undefined;
  readonly state: FieldState;
  /** Why it failed. */
  readonly reason?: RejectReason;
  /** The backend does not let it be changed: the reason in words, or `true`. */
  readonly lock: string | true | null;
  /** Set to something else on another device since the edit began. Saving overwrites that. */
  readonly changedElsewhere: boolean;
}

/** What keeps changes from the backend. What was saved is sent once it is gone. */
export type PreferenceProblem = 'offline' | 'signedOut' | 'forbidden' | 'unreachable';

export interface PreferenceState {
  /** The document with pending changes and edits on top: what the readers of `casebell/model` read. */
  readonly document: Preferences;
  /** Whether the backend has sent a document: before that, or from one that keeps none, there is nothing to edit. */
  readonly available: boolean;
  /** Edits that wait for Save. */
  readonly changes: number;
  /** Of these, the ones that cannot be saved as they are, for example a rule of 0 minutes. */
  readonly flawed: number;
  /** Of these, the ones the backend refused. */
  readonly failed: number;
  /** On their way to the backend. */
  readonly saving: number;
  /** Saved just now. */
  readonly saved: number;
  /** Of the edits, those another device has set otherwise since. */
  readonly changedElsewhere: number;
  readonly problem: PreferenceProblem | null;
}

/** One cell to edit. */
export interface Change {
  readonly path: string;
  /** `null` takes the cell out, so that the default holds. */
  readonly value: JsonValue;
  /** The default: an edit back to it is none. */
  readonly absent?: JsonValue;
  /** The path of the change that this one only goes along with. */
  readonly with?: string;
}

/** Preferences being edited. Everything that shows or changes them shares the one of its store. */
export interface PreferenceEditor {
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something changes. */
  readonly getState: () => PreferenceState;
  /** The same object until that cell changes. */
  readonly field: (path: string) => PreferenceField;
  /** Edits cells, or with `instant` saves them at once. Locked ones are left alone. Answers what brings back the former values. */
  readonly edit: (changes: readonly Change[], options?: { readonly instant?: boolean }) => readonly Change[];
  /** Saves every edit that can be saved, those the backend refused too. */
  readonly save: () => void;
  readonly discard: () => void;
  /** Asks the backend again, after a failure or a new sign-in. */
  readonly retry: () => void;
}

export interface PreferenceEditorOptions {
  readonly environment: Environment;
  /** Whether a value must not be saved. */
  readonly isFlawed?: (path: string, value: JsonValue) => boolean;
}

/** For how long a cell says that it was saved. */
const SAVED_MS = 2_500;

export function createPreferenceEditor(store: NotificationStore, options: PreferenceEditorOptions): PreferenceEditor {
  const { environment, isFlawed = () => false } = options;
  const storage = createDraftStorage(environment, store.scope);
  const draft = storage.read();
  const sending = new Map<string, Edit & { readonly mid: number }>();
  const failed = new Map<string, RejectReason>();
  /** What ends the word "saved" of a cell early. */
  const saved = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const fields = new Map<string, { readonly version: number; readonly field: PreferenceField }>();
  const initial = store.getInitialState().preferences;
  let version = 0;
  let wasReady = false;
  let depth = 0;
  let state = read();

  function saidBy(preferences: Preferences, path: string): JsonValue {
    return (entryOf(preferences, path) as JsonValue | undefined) ?? null;
  }

  function read(): PreferenceState {
    const { preferences, connection, error } = store.getState();
    const dirty = [...draft];
    const count = (matching: (path: string, edit: Edit) => boolean): number =>
      new Set(dirty.flatMap(([path, edit]) => (matching(path, edit) ? [edit.with ?? path] : []))).size;
    return {
      document: dirty.length === 0 ? preferences : overlay(preferences, dirty),
      available: preferences !== initial,
      changes: count(() => true),
      flawed: count((path, { value }) => isFlawed(path, value)),
      failed: count((path) => failed.has(path)),
      saving: sending.size,
      saved: saved.size,
      changedElsewhere: count((path, edit) => !sameJson(saidBy(preferences, path), edit.base)),
      problem:
        connection === 'offline'
          ? 'offline'
          : connection === 'unauthorised'
            ? 'signedOut'
            : connection === 'stopped'
              ? 'forbidden'
              : error && connection === 'connecting'
                ? 'unreachable'
                : null,
    };
  }

  /** Runs a change and tells of it once. */
  function batch<Result>(run: () => Result): Result {
    depth++;
    try {
      return run();
    } finally {
      if (--depth === 0) tell();
    }
  }

  function tell(): void {
    version++;
    state = read();
    for (const listener of listeners) listener();
  }

  function settled(path: string): void {
    saved.get(path)?.();
    saved.set(
      path,
      environment.setTimer(() => batch(() => saved.delete(path)), SAVED_MS),
    );
  }

  function forget(path: string): void {
    draft.delete(path);
    failed.delete(path);
  }

  /** Edits that say what the document says by now are none, nor are those that came to be locked. */
  function prune(): void {
    const { preferences, ready } = store.getState();
    if (!ready) {
      if (!wasReady) return;
      // Signed out: the next person must not meet any of it.
      for (const known of [draft, sending, failed]) known.clear();
    }
    wasReady = ready;
    for (const [path, { value }] of draft) {
      if (sameJson(saidBy(preferences, path), value) || lockOf(preferences, path) !== null) forget(path);
    }
  }

  function send(path: string, edit: Edit): void {
    forget(path);
    saved.get(path)?.();
    saved.delete(path);
    sending.set(path, { ...edit, mid: store.actions.setPreference(path, edit.value) });
  }

  function heard(event: StoreEvent): void {
    if (event.type !== 'done' && event.type !== 'refused') return;
    const { command } = event;
    if (command.type !== 'setPreference') return;
    const { path, value } = command;
    const sent = sending.get(path);
    // A later value of the same cell is on its way: that one counts.
    if (sent && sent.mid !== event.mid) return;
    batch(() => {
      sending.delete(path);
      if (event.type === 'done') {
        if (sent) settled(path);
      } else if (!draft.has(path)) {
        // Kept, also when it was left behind by an earlier page.
        draft.set(path, { value, base: sent?.base ?? saidBy(store.getState().preferences, path) });
        failed.set(path, event.reason);
        storage.write(draft);
      }
    });
  }

  store.onEvent(heard);
  let heardOf = store.getState();
  store.subscribe(() => {
    const { preferences, connection, error, ready } = store.getState();
    const isOld =
      preferences === heardOf.preferences &&
      connection === heardOf.connection &&
      error === heardOf.error &&
      ready === heardOf.ready;
    heardOf = store.getState();
    if (isOld) return;
    batch(() => {
      const { size } = draft;
      prune();
      if (draft.size !== size) storage.write(draft);
    });
  });
  prune();
  state = read();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    field: (path) => {
      const known = fields.get(path);
      if (known?.version === version) return known.field;
      const field = readField(path);
      const same = known !== undefined && isSame(known.field, field) ? known.field : field;
      fields.set(path, { version, field: same });
      return same;
    },
    edit: (changes, { instant = false } = {}) =>
      batch(() => {
        const { preferences } = store.getState();
        const former: Change[] = [];
        for (const { path, value, absent, with: companion } of changes) {
          if (lockOf(preferences, path) !== null) continue;
          const said = saidBy(preferences, path);
          former.push({ path, value: saidBy(state.document, path), ...(companion !== undefined && { with: companion }) });
          const isBack = sameJson(value, said) || (said === null && absent !== undefined && sameJson(value, absent));
          const edit = { value, base: draft.get(path)?.base ?? said, ...(companion !== undefined && { with: companion }) };
          forget(path);
          if (isBack) continue;
          if (instant && !isFlawed(path, value)) send(path, edit);
          else draft.set(path, edit);
        }
        storage.write(draft);
        return former;
      }),
    save: () =>
      batch(() => {
        for (const [path, edit] of draft) if (!isFlawed(path, edit.value)) send(path, edit);
        storage.write(draft);
        // A store that had given up asks again, which also carries what was just added.
        if (state.problem !== null) store.refresh();
      }),
    discard: () =>
      batch(() => {
        draft.clear();
        failed.clear();
        storage.write(draft);
      }),
    retry: store.refresh,
  };

  function readField(path: string): PreferenceField {
    const { preferences } = store.getState();
    const edit = draft.get(path);
    const reason = failed.get(path);
    const isCompanion = edit?.with !== undefined && edit.with !== path;
    return {
      value: edit === undefined ? (entryOf(preferences, path) as JsonValue | undefined) : (edit.value ?? undefined),
      state:
        reason !== undefined
          ? 'failed'
          : edit !== undefined && !isCompanion
            ? 'edited'
            : sending.has(path)
              ? 'saving'
              : saved.has(path)
                ? 'saved'
                : 'clean',
      ...(reason !== undefined && { reason }),
      lock: lockOf(preferences, path),
      changedElsewhere: edit !== undefined && !sameJson(saidBy(preferences, path), edit.base),
    };
  }
}

function isSame(one: PreferenceField, other: PreferenceField): boolean {
  return (
    sameJson(one.value, other.value) &&
    one.state === other.state &&
    one.reason === other.reason &&
    one.lock === other.lock &&
    one.changedElsewhere === other.changedElsewhere
  );
}

function overlay(preferences: Preferences, edits: readonly (readonly [string, Edit])[]): Preferences {
  const next = new Map(Object.entries(preferences));
  for (const [path, { value }] of edits) {
    if (value === null) next.delete(path);
    else next.set(path, value);
  }
  return dictionary([...next]);
}
