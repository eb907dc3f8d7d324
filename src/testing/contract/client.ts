import { cellOf, cellKeyOf, keyOfCell } from '../../model/cellKey.js';
import { changeRow, type Command, type CommandType, type NumberedCommand } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import { parseSyncAnswer, parseStreamFrame } from '../../model/index.js';
import type { Cell } from '../../model/cells.js';
import type { Delta, Preferences, Reset, SyncAnswer, SyncRequest, ViewRequest } from '../../model/protocol.js';
import type { StreamPosition, Transport } from '../../store/transport.js';
import { check, checkEqual, eventually, NotOffered } from './check.js';

/** The whole inbox on display: what most cases look at. */
const EVERYTHING: readonly ViewRequest[] = [{ id: 'everything', filter: {}, pageSize: 100, shown: 0 }];

/**
 * One browser storage of a person, reduced to the protocol: it believes every frame at once and checks after each that the rows it holds are
 * the rows the counts speak of. It shows small inboxes whole.
 */
export interface ContractClient {
  /** Numbers the commands, sends them, believes the answer. */
  readonly sync: (...commands: readonly Command[]) => Promise<SyncAnswer>;
  /** Sends exactly this in place of what it would send. */
  readonly send: (changes: Partial<SyncRequest>) => Promise<SyncAnswer>;
  readonly number: (command: Command) => NumberedCommand;
  /** Opens a stream and believes its frames. */
  readonly listen: (from?: Partial<StreamPosition>) => ContractStream;
  readonly position: () => StreamPosition;
  /** Newest first. */
  readonly rows: () => readonly Notification[];
  /** The row with this title. Throws when there is none. */
  readonly row: (title: string) => Notification;
  readonly preferences: () => Preferences;
  /** Until it says so, rejections are to be repeated. */
  readonly acknowledge: () => void;
}

/** An open stream, and what it brought. */
export interface ContractStream {
  readonly frames: readonly Delta[];
  readonly beats: readonly StreamPosition['cursor'][];
  /** `open`, the types of the frames but beats, and `end` or `broken`, as they came. */
  readonly signs: readonly string[];
  /** Waits until it is so; throws what was wrong with a frame meanwhile. */
  readonly until: (isSo: () => boolean, sentence: string, withinMs?: number) => Promise<void>;
  /** Gives it up. */
  readonly close: () => void;
}

/** What a backend may leave out by rejecting it as `unsupported`. The case is then about something it does not offer. */
const OPTIONAL: ReadonlySet<CommandType> = new Set(['save', 'unsave', 'snooze', 'unsnooze', 'claim', 'undo', 'setPreference']);

let count = 0;

export function createContractClient(
  { sync, stream }: Transport,
  options: { readonly views?: readonly ViewRequest[] } = {},
): ContractClient {
  const { views = EVERYTHING } = options;
  const clientId = `contract-${Date.now().toString(36)}-${++count}`;
  const isWhole = views === EVERYTHING;
  let rows = new Map<string, Notification>();
  let preferences: Preferences = {};
  let state = { epoch: null as string | null, cursor: -1, preferencesRev: -1, lastCommand: 0 };
  const sent = new Map<number, CommandType>();
  let acknowledged = 0;
  let mid = 0;

  function believe(frame: Delta | Reset): void {
    if (frame.type === 'reset') {
      rows = new Map(frame.rows.map((row) => [row.id, row]));
      checkEqual(frame.rows.length, rows.size, 'A reset brings each row once.', 12);
    } else {
      checkEqual(frame.epoch, state.epoch, 'A delta is of the epoch that was asked with.', 6);
      checkEqual(frame.from, state.cursor, 'A delta starts at the cursor it was asked with, or where the one before ended.', 8);
      check(frame.to >= frame.from, 'The head never falls within an epoch.', 37);
      const isInRange = (seq: number): boolean => seq > frame.from && seq <= frame.to;
      check(
        frame.rows.every((row) => isInRange(row.rev)) &&
          frame.operations.every(({ seq }) => isInRange(seq)) &&
          frame.tombstones.every(([, seq]) => isInRange(seq)),
        'Everything in a delta happened after its `from`, and at or before its `to`.',
        7,
      );
      for (const [id, seq] of frame.tombstones) if ((rows.get(id)?.rev ?? Infinity) < seq) rows.delete(id);
      for (const row of frame.rows) if (row.rev > (rows.get(row.id)?.rev ?? -1)) rows.set(row.id, row);
      for (const operation of frame.operations) {
        const { seq, reason } = operation;
        for (const row of rows.values()) {
          if (row.rev >= seq) continue;
          const next = changeRow(row, operation, { seq, ...(reason && { reason }) });
          if (next !== row) rows.set(row.id, { ...next, rev: seq });
        }
      }
    }
    check(
      // A backend without preferences leaves the revision where the client began.
      frame.preferences !== undefined ||
        frame.preferencesRev === -1 ||
        (frame.preferencesRev === state.preferencesRev && frame.epoch === state.epoch),
      'A frame brings the preferences whole when their revision or the epoch is another than the client has.',
      11,
    );
    const sorts = [...rows.values()].map((row) => row.sort);
    check(new Set(sorts).size === sorts.length, 'No two rows of an inbox share a sort.', 14);
    check(
      sorts.every((sort) => sort <= frame.to),
      'No row is newer than the head of its frame.',
      14,
    );
    preferences = frame.preferences ?? preferences;
    state = { epoch: frame.epoch, cursor: frame.to, preferencesRev: frame.preferencesRev, lastCommand: frame.lastCommand };
    if (isWhole) checkCounts(frame.cells);
  }

  function checkCounts(cells: readonly Cell[]): void {
    const counted = new Map<string, number>();
    for (const row of rows.values()) counted.set(cellKeyOf(row), (counted.get(cellKeyOf(row)) ?? 0) + 1);
    const expected = [...rows.values()].map((row) => cellOf(row, counted.get(cellKeyOf(row)) ?? 0));
    const unique = new Map(expected.map((cell) => [keyOfCell(cell), cell[7]]));
    checkEqual(
      Object.fromEntries(cells.map((cell) => [keyOfCell(cell), cell[7]])),
      Object.fromEntries(unique),
      'The counts of a frame equal the rows at its `to`.',
      9,
    );
  }

  const request = (commands: readonly NumberedCommand[]): SyncRequest => {
    const { epoch, cursor, preferencesRev } = state;
    return { epoch, cursor, preferencesRev, acknowledged, clientId, views, commands };
  };

  const send: ContractClient['send'] = async (changes) => {
    const answer = parseSyncAnswer(await sync({ ...request([]), ...changes }, { signal: new AbortController().signal }));
    if (changes.cursor === undefined && changes.epoch === undefined) believe(answer);
    for (const rejection of answer.rejected) {
      const type = sent.get(rejection.mid);
      if (rejection.reason === 'unsupported' && type !== undefined && OPTIONAL.has(type))
        throw new NotOffered(`needs the command ${type}, which the backend does not offer`);
    }
    return answer;
  };

  const number = (command: Command): NumberedCommand => {
    sent.set(++mid, command.type);
    return { ...command, mid, epoch: state.epoch ?? '' };
  };

  return {
    send,
    number,
    sync: (...commands) => send({ commands: commands.map(number) }),
    listen: (from) => {
      const frames: Delta[] = [];
      const beats: number[] = [];
      const signs: string[] = [];
      let failure: { readonly error: unknown } | null = null;
      const controller = new AbortController();
      check(stream !== undefined, 'The transport has a stream.');
      stream(
        { ...position(), ...from },
        {
          onOpen: () => signs.push('open'),
          onEnd: ({ error }) => {
            signs.push(error === undefined ? 'end' : 'broken');
            if (error !== undefined) failure ??= { error };
          },
          onFrame: (raw) => {
            try {
              const frame = parseStreamFrame(raw);
              if (frame.type === 'beat') return void beats.push(frame.cursor);
              signs.push(frame.type);
              if (frame.type !== 'delta') return;
              frames.push(frame);
              believe(frame);
            } catch (error) {
              failure ??= { error };
            }
          },
        },
        controller,
      );
      return {
        frames,
        beats,
        signs,
        until: (isSo, sentence, withinMs) =>
          eventually(
            () => {
              if (failure) throw failure.error;
              return isSo();
            },
            sentence,
            withinMs,
          ),
        close: () => controller.abort(),
      };
    },
    position,
    rows: () => [...rows.values()].sort((a, b) => b.sort - a.sort),
    row: (title) => {
      const row = [...rows.values()].find((candidate) => candidate.title === title);
      check(row !== undefined, `The notification “${title}” is there.`);
      return row;
    },
    preferences: () => preferences,
    acknowledge: () => {
      acknowledged = state.lastCommand;
    },
  };

  function position(): StreamPosition {
    check(state.epoch !== null, 'A stream is opened after a first answer.');
    return { epoch: state.epoch, cursor: state.cursor, preferencesRev: state.preferencesRev };
  }
}
