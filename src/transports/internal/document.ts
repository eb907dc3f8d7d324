import type { JsonValue } from '../../model/notification.js';
import { PREFERENCE_PATHS } from '../../model/preferences.js';
import type { Preferences } from '../../model/protocol.js';
import type { DeliveryOptions } from './deliveryTypes.js';

/** The document as a person gets it: defaults filled in, and which cells are locked. Nobody has a word of their own about those. */
export function documentOf(
  own: ReadonlyMap<string, JsonValue>,
  { defaults = {}, locks = {} }: Pick<DeliveryOptions, 'defaults' | 'locks'>,
): Preferences {
  const locked = Object.entries(locks).map(([path, reason]) => [PREFERENCE_PATHS.lock(path), reason] as const);
  return Object.fromEntries([...Object.entries(defaults), ...own, ...locked]);
}
