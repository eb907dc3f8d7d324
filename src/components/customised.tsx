'use client';
import { useMemo, type ComponentType, type MemoExoticComponent, type ReactElement } from 'react';
import { CasebellContext, useCasebell } from '../react/context.js';
import type { ClassNames, Renderers } from '../react/customising.js';

/** What a part takes to look other than the provider says. */
export interface Customising {
  /** Renderers for this part alone, over those of the provider. */
  readonly renderers?: Renderers;
  /** Classes for this part alone, over those of the provider. */
  readonly classNames?: ClassNames;
}

/** A part that can be customised by itself. */
export function customised<Props extends object>(
  Part: ComponentType<Props> | MemoExoticComponent<ComponentType<Props>>,
): ComponentType<Props & Customising> {
  return function Customised({ renderers, classNames, ...props }: Props & Customising): ReactElement {
    const around = useCasebell();
    const casebell = useMemo(
      () => ({
        ...around,
        ...(renderers && { renderers: { ...around.renderers, ...renderers } }),
        ...(classNames && { classNames: { ...around.classNames, ...classNames } }),
      }),
      [around, renderers, classNames],
    );
    return (
      <CasebellContext.Provider value={casebell}>
        <Part {...(props as unknown as Props)} />
      </CasebellContext.Provider>
    );
  };
}
