'use client';
import { memo, useEffect, useLayoutEffect, useMemo } from 'react';
import { enQuiet } from '../locales/internal/enQuiet.js';
import { pauseOf } from '../model/pause.js';
import { readSetting } from '../model/preferences.js';
import { useCasebell } from '../react/context.js';
import { useNow } from '../react/useNow.js';
import { useStoreState } from '../react/useStoreState.js';
import { pauseContext } from './attention.js';
import { armSound } from './sound.js';
import { untilInWords } from './untilInWords.js';
import { useTexts } from './useStrings.js';
import { useZone } from './useZone.js';

/** No kind of its own: what holds for all of them. */
const ANY = { kind: '' };

/** Tells the bell what to say while nothing interrupts, and makes sound ready. Renders nothing. */
export const BellQuiet = memo(function BellQuiet({ name, onQuiet }: BellQuietProps): null {
  const casebell = useCasebell();
  const strings = useTexts(enQuiet);
  const now = useNow();
  const zone = useZone();
  const preferences = useStoreState((state) => state.preferences);
  const pause = useMemo(() => pauseOf(ANY, preferences, { ...pauseContext(casebell), now }, 'no'), [casebell, preferences, now]);
  const because = pause?.because;
  const quiet =
    because === 'meeting' || because === 'quietHours' || because === 'muted'
      ? strings.bellQuiet({ bell: name, because, until: untilInWords(pause?.until, now, strings.locale, zone) })
      : null;
  useLayoutEffect(() => onQuiet(quiet), [onQuiet, quiet]);
  useLayoutEffect(() => () => onQuiet(null), [onQuiet]);

  const isSoundOn = readSetting.isSoundOn(preferences);
  useEffect(() => {
    if (isSoundOn) armSound();
  }, [isSoundOn]);
  return null;
});

interface BellQuietProps {
  /** What it is called otherwise. */
  readonly name: string;
  /** `null` while nothing is quiet. */
  readonly onQuiet: (name: string | null) => void;
}
