'use client';
import { createContext, useContext, type ComponentType } from 'react';
import type { Strings } from '../locales/internal/strings.js';
import { CasebellError } from '../model/errors.js';
import type { Environment } from '../store/environment.js';
import type { NotificationStore } from '../store/types.js';
import type { ClassNames, Renderers } from './customising.js';
import type { Shortcuts } from './shortcuts.js';

export type { Refusal, StoreState, View } from '../store/types.js';

/** How everything looks and speaks. */
export interface AppearanceOptions {
  /** BCP 47 tag for dates and numbers. Default: the language of `strings`, in the browser's regional flavour of it. */
  readonly locale?: string;
  /** Texts in place of the English ones: all of `casebell/locales/nb`, or a few. */
  readonly strings?: Partial<Strings>;
  /** Writing direction. Default: that of the page around. */
  readonly dir?: 'ltr' | 'rtl';
  /** Icons in place of the library's, by name. */
  readonly icons?: { readonly [name: string]: ComponentType };
  /** Other hosts that links and pictures may name. Default: none. */
  readonly allowedHosts?: readonly string[];
  /** Parts of cards drawn by the host, by kind. */
  readonly renderers?: Renderers;
  /** Classes of the host for named parts. */
  readonly classNames?: ClassNames;
  /**
   * Single keys in the panel: `false` for none, `{ archive: 'y', snooze: false }` for others. Default: j, k, o, e, g, u, s, x, a, z, / and ?.
   * They act only while the focus is inside the panel and nobody types.
   */
  readonly shortcuts?: Shortcuts;
  /** Class of every outermost element, the panel in its portal too. */
  readonly className?: string;
}

/** What the host knows of the person's day. */
export interface AttentionOptions {
  /**
   * A meeting in the calendar that has begun, until its end: nothing interrupts then, unless the person's preferences say that calendars do not
   * count. `null` outside of meetings.
   */
  readonly busy?: { readonly until: Date } | null;
}

/** What was not passed is `undefined` here. */
type Passed<Options> = { readonly [name in keyof Options]?: Options[name] | undefined };

export interface Casebell extends Passed<AppearanceOptions> {
  readonly store: NotificationStore;
  /** Milliseconds since 1970: until then the person is in a meeting. */
  readonly busyUntil?: number | undefined;
  /** False while nobody is signed in: what is shown is the initial state. */
  readonly enabled: boolean;
  readonly environment: Environment;
}

export const CasebellContext = createContext<Casebell | null>(null);

/** The store and the options of the provider around. Throws a `CasebellError` (`usage`) outside of one. */
export function useCasebell(): Casebell {
  const casebell = useContext(CasebellContext);
  if (casebell === null) {
    throw new CasebellError(
      'usage',
      'There is no NotificationProvider around this component. Wrap the application in one, or use <NotificationCenter transport={…} recipient={…}>.',
    );
  }
  return casebell;
}
