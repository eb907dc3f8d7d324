import type { Behaviour } from '../model/behaviour.js';
import type { KindDefinition } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';

/** Whether Got it is offered on a row that asks for no answer. */
export function informs({ needs }: Notification, kind: KindDefinition, { gotIt }: Behaviour): boolean {
  return gotIt === 'all' || kind.informs === true || kind.critical === true || needs === 'acknowledgement';
}
