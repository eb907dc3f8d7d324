import { cellKeyOf, cellOf, type CellKey } from '../model/cellKey.js';
import type { Cell } from '../model/cells.js';
import { CasebellError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import { matches } from '../model/matches.js';
import { createKinds } from '../model/kinds.js';
import { isHeld, type Notification, type Place } from '../model/notification.js';
import type { Transport, TransportContext } from '../store/transport.js';
import { checkPageRequest, checkSyncRequest } from './internal/checkRequest.js';
import { createRestCommands } from './internal/restCommands.js';
import { createRestRows } from './internal/restRows.js';
import type { Listed, RestCounts, RestList, RestTransportOptions } from './internal/restTypes.js';

export { responseError } from './internal/responseError.js';

export type {
  RestBulkCommand,
  RestCommand,
  RestCounts,
  RestCursor,
  RestExecuteContext,
  RestItem,
  RestList,
  RestListRequest,
  RestTransportOptions,
} from './internal/restTypes.js';

/** One history for ever: a plain backend does not say when it was restored from a backup. */
const EPOCH = 'rest';
/** Items of one request. */
const LIST_LIMIT = 100;
/** Rows of the inbox that are read to count it. */
const COUNT_LIMIT = 500;
/** Requests a page makes at most while its filter finds too little. */
const PAGE_LISTS = 5;
/** Requests it makes at most to get down to where it begins, for a backend that can only go on from where a page ended. */
const WAY_LISTS = 50;

/**
 * Wraps a plain JSON backend, one that has no cursors and no stream. Everything works, with less certainty than the protocol gives:
 * a bulk command may reach what arrives in the same moment, two devices that answer at once are the backend's to tell apart,
 * undo takes back by the opposite command and only what the page knows, and rows below the loaded ones may be out of date.
 */
export function createRestTransport({
  list,
  execute,
  counts,
  places = ['inbox', 'archived'],
  kinds,
}: RestTransportOptions): Transport {
  const rows = createRestRows(createKinds(kinds));
  const commands = createRestCommands(rows, execute, EPOCH);

  const placesOf = ({ place }: Filter): readonly Place[] =>
    place === undefined ? places : places.filter((one) => one === place);

  async function listBelow(place: Place, before: number, wanted: number, context: TransportContext): Promise<Listed> {
    const from = rows.continueAt(place, before);
    const request = { place, before: from.cursor, limit: Math.min(wanted, LIST_LIMIT) };
    return rows.take(place, from, checkList(await list(request, context)));
  }

  /** Reads a place from the top until it has this many rows; answers how far down it is known. */
  async function listTop(place: Place, wanted: number, listed: Set<string>, context: TransportContext): Promise<number> {
    let before = Number.MAX_SAFE_INTEGER;
    for (let left = wanted; left > 0 && before > 0;) {
      const page = await listBelow(place, before, left, context);
      for (const { id } of page.rows) listed.add(id);
      left -= page.rows.length;
      before = page.floor;
    }
    return before;
  }

  return {
    sync: async (request, context) => {
      checkSyncRequest(request);
      const { views, clientId, acknowledged, preferencesRev } = request;
      const client = await commands.run(clientId, request.commands, context);
      client.rejected = client.rejected.filter(({ mid }) => mid > acknowledged);

      const wanted = new Map<Place, number>(counts ? [] : [['inbox', COUNT_LIMIT]]);
      for (const { filter, pageSize, shown } of views) {
        for (const place of placesOf(filter)) wanted.set(place, Math.max(wanted.get(place) ?? 1, pageSize, shown));
      }
      const listed = new Set<string>();
      const floors = new Map<Place, number>();
      for (const [place, many] of wanted) floors.set(place, await listTop(place, many, listed, context));
      const totals = await counts?.(context);
      const all = [...rows.all()];
      const floorOf = (filter: Filter): number => Math.max(0, ...placesOf(filter).map((place) => floors.get(place) ?? 0));
      return {
        type: 'reset',
        epoch: EPOCH,
        to: rows.head(),
        rows: all.filter((row) => listed.has(row.id) || isHeld(row)),
        cells: cellsOf(all, totals),
        floors: Object.fromEntries(views.map(({ id, filter }) => [id, floorOf(filter)])),
        lastCommand: client.lastCommand,
        rejected: client.rejected,
        // None to be had: the client stays with the revision it began with.
        preferencesRev,
      };
    },

    page: async (request, context) => {
      checkPageRequest(request);
      const { filter, before, limit, query } = request;
      if (query !== undefined) throw new CasebellError('badRequest', 'This backend cannot search. Leave the query out.');
      const found: Notification[] = [];
      let floor = 0;
      let onTheWay = 0;
      for (const place of placesOf(filter)) {
        let down = before;
        for (let lists = 0, left = limit; lists < PAGE_LISTS && down > 0 && left > 0;) {
          const listed = await listBelow(place, down, limit, context);
          const below = Math.min(before, down); // a list may begin further up than it was asked to
          const matching = listed.rows.filter((row) => row.sort < below && matches(filter, row));
          found.push(...matching);
          left -= matching.length;
          // Those on the way down to where the page begins do not count.
          if (listed.floor < before) lists++;
          else if (++onTheWay > WAY_LISTS) throw misled();
          down = listed.floor;
        }
        floor = Math.max(floor, down);
      }
      // Below the highest floor one of the places may lack rows.
      const newest = found.filter((row) => row.sort >= floor).sort((a, b) => b.sort - a.sort);
      const page = newest.slice(0, limit);
      return { epoch: EPOCH, head: rows.head(), rows: page, floor: newest.length > limit ? (page.at(-1)?.sort ?? 0) : floor };
    },
  };
}

/** Counts the known rows; what the totals say beyond them is counted without a kind. */
function cellsOf(rows: readonly Notification[], totals: RestCounts = {}): readonly Cell[] {
  const cells = new Map<CellKey, Cell>();
  const add = (row: Notification): void => {
    const key = cellKeyOf(row);
    cells.set(key, cellOf(row, (cells.get(key)?.[7] ?? 0) + 1));
  };
  rows.forEach(add);
  const rest = (['inbox', 'archived', 'snoozed'] as const).flatMap((place): readonly Cell[] => {
    const { total = 0, unread = 0 } = totals[place] ?? {};
    const known = rows.filter((row) => row.place === place);
    const knownUnread = known.filter((row) => !row.read).length;
    const moreUnread = Math.max(0, unread - knownUnread);
    const moreRead = Math.max(0, total - unread - (known.length - knownUnread));
    return [
      ['unlisted', '', '', place, 1, 0, 0, moreUnread],
      ['unlisted', '', '', place, 0, 0, 0, moreRead],
    ];
  });
  return [...cells.values(), ...rest.filter((cell) => cell[7] > 0)];
}

const misled = (): CasebellError =>
  new CasebellError(
    'invalidResponse',
    'The lists do not reach further down: `list` must continue below `before`, and give `next` with every page or with none.',
  );

function checkList(answer: RestList): RestList {
  const isItem = (item: unknown): boolean =>
    typeof item === 'object' &&
    item !== null &&
    'id' in item &&
    typeof item.id === 'string' &&
    item.id !== '' &&
    'createdAt' in item;
  if (Array.isArray((answer as RestList | undefined)?.items) && answer.items.every(isItem)) return answer;
  throw new CasebellError(
    'invalidResponse',
    'What `list` resolved with is not a list: it needs `items` with an `id` and a `createdAt` each. Compare it with RestList.',
  );
}
