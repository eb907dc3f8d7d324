import { defined, dictionary, fields, integer, list, maybeText, oneOf, text, unexpected, type Fields } from './check.js';
import type { Because, ChannelInfo, Decision, Outcome, PreferencesDescription, SubKind, TestReport } from './delivery.js';

// What a backend tells about preferences, rebuilt field by field as everything from outside is.

const OUTCOMES: readonly Outcome[] = ['deliver', 'quietly', 'hold', 'digest', 'drop'];

const entries = <Value>(value: unknown, path: string, parse: (value: unknown, path: string) => Value) =>
  dictionary(Object.entries(fields(value, path)).map(([name, one]) => [name, parse(one, `${path}.${name}`)] as const));

const maybe = <Value>(value: unknown, parse: (value: unknown) => Value): Value | undefined =>
  value === undefined || value === null ? undefined : parse(value);

function parseChannel(value: unknown, path: string): ChannelInfo {
  const { channel, label, unavailable } = fields(value, path);
  return {
    channel: text(channel, `${path}.channel`),
    ...defined({
      label: maybeText(label),
      unavailable: maybe(unavailable, (why) => {
        const { reason, link } = fields(why, `${path}.unavailable`);
        return { reason: text(reason, `${path}.unavailable.reason`), ...defined({ link: maybeText(link) }) };
      }),
    }),
  };
}

function parseSubKind(value: unknown, path: string): SubKind {
  const { id, name } = fields(value, path);
  return { id: text(id, `${path}.id`), name: text(name, `${path}.name`) };
}

function parseInstant(value: unknown, path: string): string {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw unexpected(path, 'a time');
  return value;
}

function parseDigest({ at, count }: Fields): NonNullable<PreferencesDescription['digest']> {
  return { at: at === null ? null : parseInstant(at, 'digest.at'), count: integer(count, 'digest.count') };
}

/** @throws CasebellError `invalidResponse` for what is no description. */
export function parseDescription(value: unknown): PreferencesDescription {
  const { channels, kinds, subKinds, volumes, digest } = fields(value, 'description');
  return {
    channels: list(channels, 'channels', parseChannel),
    ...defined({
      kinds: maybe(kinds, (names) => list(names, 'kinds', text)),
      subKinds: maybe(subKinds, (all) => entries(all, 'subKinds', (some, path) => list(some, path, parseSubKind))),
      volumes: maybe(volumes, (all) => entries(all, 'volumes', integer)),
      digest: maybe(digest, (one) => parseDigest(fields(one, 'digest'))),
    }),
  };
}

function parseDecision(value: unknown, path: string): Decision {
  const { outcome, because, until } = fields(value, path);
  return {
    outcome: oneOf(outcome, OUTCOMES, `${path}.outcome`),
    // A later version may have more reasons.
    because: text(because, `${path}.because`) as Because,
    ...defined({ until: maybe(until, (at) => parseInstant(at, `${path}.until`)) }),
  };
}

/** @throws CasebellError `invalidResponse` for what is no report. */
export function parseTestReport(value: unknown): TestReport {
  return { decisions: entries(fields(value, 'report')['decisions'], 'decisions', parseDecision) };
}
