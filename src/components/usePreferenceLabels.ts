'use client';
import { useMemo } from 'react';
import { enPreferences } from '../locales/internal/enPreferences.js';
import type { PreferenceStrings } from '../locales/internal/preferenceStrings.js';
import { entryOf } from '../model/check.js';
import type { ChannelInfo } from '../model/delivery.js';
import { createKinds, type Kinds } from '../model/kinds.js';
import { useCasebell } from '../react/context.js';
import { kindLabel } from './kindLabel.js';
import { useTexts } from './useStrings.js';

/** What kinds, categories and channels are called, and the registry they are from. */
export interface PreferenceLabels {
  readonly kinds: Kinds;
  readonly strings: PreferenceStrings & { readonly locale: string };
  readonly kind: (kind: string) => string;
  readonly category: (category: string) => string;
  readonly channel: (channel: string) => string;
}

/** In this order: the product's words, the host's own kind, the language, the name itself. */
export function usePreferenceLabels(channels: readonly ChannelInfo[] = []): PreferenceLabels {
  const { store } = useCasebell();
  const strings = useTexts(enPreferences);
  return useMemo(() => {
    const kinds = createKinds(store.ownKinds);
    const word = (texts: object, name: string): string | undefined => entryOf(texts, name) as string | undefined;
    const own = new Map(channels.map(({ channel, label }) => [channel, label]));
    return {
      kinds,
      strings,
      kind: (kind) => kindLabel(kind, { store, strings }, kind),
      category: (category) => word(strings.categoryLabels, category) ?? category,
      channel: (channel) => own.get(channel) ?? word(strings.channelLabels, channel) ?? channel,
    };
  }, [store, strings, channels]);
}
