import { kindOf } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';
import type { Casebell } from '../react/context.js';
import { announceArrivals, announceAtOnce } from './announcer.js';
import { interrupting, pauseContext, shownTitle } from './attention.js';
import { ring } from './sound.js';

/** What a bell does about an arrival besides showing it: says it, and has it heard. */
export function heed(notifications: readonly Notification[], casebell: Casebell): void {
  const { environment, strings } = casebell;
  const loud = interrupting(notifications, casebell);
  if (loud.length === 0) return;
  void ring(loud, casebell);
  // Nobody looks at a hidden tab, and every open one would speak at once.
  if (!environment.isVisible()) return;
  const { kinds } = pauseContext(casebell);
  const said = loud.map((notification) => ({ ...notification, title: shownTitle(notification, casebell) }));
  const isCritical = ({ kind }: Notification): boolean => kindOf(kinds, kind).critical === true;
  const alarms = said.filter(isCritical).map(({ title }) => title);
  if (alarms.length > 0) announceAtOnce(alarms.join('. '), environment);
  const rest = said.filter((notification) => !isCritical(notification));
  if (rest.length > 0) announceArrivals(rest, strings, environment);
}
