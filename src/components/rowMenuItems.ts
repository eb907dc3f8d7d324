import type { MuteSpan, RowDeed, TriageStrings } from '../locales/internal/triageStrings.js';
import type { KindDefinition } from '../model/kinds.js';
import type { JsonValue, Notification } from '../model/notification.js';
import { holdsAt, lockOf, PREFERENCE_PATHS, readSetting } from '../model/preferences.js';
import type { Preferences } from '../model/protocol.js';
import { safeUrl } from '../model/safeUrl.js';
import type { Casebell } from '../react/context.js';
import type { Shortcut } from '../react/shortcuts.js';
import { kindLabel } from './kindLabel.js';
import type { PanelContextValue } from './panelContext.js';
import { doWithRows, OFFERED } from './rowDeeds.js';
import { morningAfter } from './snoozePresets.js';
import type { TriageIconName } from './TriageIcon.js';
import { zoneOf } from './zone.js';

/** A line of the menu: does something, follows a link, or leads to another page of the menu. */
export interface MenuItem {
  readonly id: string;
  readonly icon: TriageIconName;
  readonly text: string;
  /** What stands at the end: the key that does the same. */
  readonly note?: string;
  readonly startsGroup?: boolean;
  readonly href?: string;
  readonly page?: string;
  readonly run?: () => void;
}

interface MenuContext {
  readonly casebell: Casebell;
  readonly panel: PanelContextValue;
  readonly texts: TriageStrings;
  readonly preferences: Preferences;
  readonly kind: KindDefinition;
  readonly anchor: HTMLElement;
}

const DEEDS: readonly (readonly [RowDeed, TriageIconName, Shortcut?])[] = [
  ['read', 'check', 'read'],
  ['unread', 'unread', 'read'],
  ['save', 'save'],
  ['unsave', 'unsave'],
  ['snooze', 'clock', 'snooze'],
  ['unsnooze', 'undo'],
  ['archive', 'archive', 'archive'],
  ['restore', 'unread'],
];

/** The pages of a row's menu; `first` is the one it opens with. */
export function menuPages(notification: Notification, context: MenuContext): { readonly [page: string]: readonly MenuItem[] } {
  const { casebell, panel, texts, anchor } = context;
  const { id } = notification;
  const first: MenuItem[] = [];
  for (const [deed, icon, shortcut] of DEEDS) {
    if (!OFFERED[deed](notification, casebell)) continue;
    const key = shortcut && panel.keys[shortcut];
    first.push({
      id: deed,
      icon,
      text: texts.rowDeed(deed),
      ...(key && { note: key.toUpperCase() }),
      run: () =>
        deed === 'snooze' ? panel.triage?.open({ type: 'snooze', ids: [id], anchor }) : doWithRows(deed, [id], casebell, panel),
    });
  }
  const selectKey = panel.keys.select;
  first.push({
    id: 'select',
    icon: 'select',
    text: texts.selectOne,
    ...(selectKey && { note: selectKey.toUpperCase() }),
    run: () => panel.triage?.toggle(id),
  });
  const mutes = muteTargets(notification, context);
  first.push(...grouped(mutes.map((target) => muteItem(target, context))));
  first.push(...grouped(linkItems(notification, context)));
  return { first, ...Object.fromEntries(mutes.map((target) => [target.path, spanItems(target, context)])) };
}

const grouped = ([one, ...others]: readonly MenuItem[]): readonly MenuItem[] =>
  one ? [{ ...one, startsGroup: true }, ...others] : [];

/** Something that can be muted. */
interface MuteTarget {
  readonly path: string;
  readonly icon: TriageIconName;
  readonly text: string;
  readonly what: string;
  readonly isMuted: boolean;
}

/** This record and this kind, where the backend keeps preferences and has not locked these. */
function muteTargets({ record, kind: name }: Notification, context: MenuContext): readonly MuteTarget[] {
  const { casebell, preferences, texts, kind } = context;
  const { store, environment } = casebell;
  if (store.transport.describePreferences === undefined && Object.keys(preferences).length === 0) return [];
  const label = kindLabel(name, casebell);
  const now = environment.now();
  const targets: readonly (MuteTarget | null | undefined)[] = [
    record && {
      path: PREFERENCE_PATHS.muteRecord(record.type, record.id),
      icon: 'mute',
      text: texts.muteRecord(record.title),
      what: record.title ?? texts.thisRecord,
      isMuted: holdsAt(readSetting.recordMuted(preferences, record), now),
    },
    kind.critical
      ? null
      : {
          path: PREFERENCE_PATHS.muteKind(name),
          icon: 'less',
          text: texts.muteKind(label),
          what: label,
          isMuted: holdsAt(readSetting.kindMuted(preferences, name), now),
        },
  ];
  return targets.filter((target) => target != null).filter(({ path }) => lockOf(preferences, path) === null);
}

function muteItem(target: MuteTarget, context: MenuContext): MenuItem {
  const { path, icon, text, what, isMuted } = target;
  if (!isMuted) return { id: path, icon, text, page: path };
  return { id: path, icon, text: context.texts.endMute(what), run: () => mute(target, null, context) };
}

const SPANS: readonly MuteSpan[] = ['hour', 'tomorrow', 'week', 'forGood'];

function spanItems(target: MuteTarget, context: MenuContext): readonly MenuItem[] {
  const { texts, casebell, preferences } = context;
  const now = casebell.environment.now();
  const until: { readonly [span in MuteSpan]: () => JsonValue } = {
    hour: () => new Date(now + 3_600_000).toISOString(),
    tomorrow: () => new Date(morningAfter(now, zoneOf(preferences))).toISOString(),
    week: () => new Date(now + 7 * 86_400_000).toISOString(),
    forGood: () => true,
  };
  return [
    { id: 'back', icon: 'undo', text: target.text, page: 'first' },
    ...SPANS.map((span, index): MenuItem => ({
      id: span,
      icon: span === 'forGood' ? 'mute' : 'clock',
      text: texts.muteSpan(span),
      startsGroup: index === 0,
      run: () => mute(target, until[span](), context),
    })),
  ];
}

function mute({ path, what }: MuteTarget, value: JsonValue, { casebell, panel, texts, preferences }: MenuContext): void {
  const { setPreference } = casebell.store.actions;
  const former = preferences[path] ?? null;
  setPreference(path, value);
  panel.report(`mute ${path}`, {
    say: () => (value === null ? texts.nowHeard(what) : texts.nowMuted(what)),
    takeBack: () => setPreference(path, former),
  });
}

function linkItems({ id, link, read }: Notification, { casebell, panel, texts }: MenuContext): readonly MenuItem[] {
  const { store, allowedHosts } = casebell;
  const target = safeUrl(link, allowedHosts && { allowedHosts });
  if (!target) return [];
  const url = new URL(target.href, globalThis.location.href).href;
  const say = (text: string) => panel.report('link', { say: () => text });
  return [
    {
      id: 'openInNewTab',
      icon: 'external',
      text: texts.openInNewTab,
      href: target.href,
      run: () => {
        if (!read) store.actions.read([id]);
      },
    },
    {
      id: 'copyLink',
      icon: 'link',
      text: texts.copyLink,
      // Absent where the page is not served safely.
      run: () =>
        void (navigator.clipboard?.writeText(url) ?? Promise.reject(new Error('no clipboard'))).then(
          () => say(texts.linkCopied),
          () => say(texts.linkNotCopied),
        ),
    },
  ];
}
