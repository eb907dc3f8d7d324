import type { ComponentType, ReactElement } from 'react';
import type { View } from '../react/context.js';

/** What a slot is given. */
export interface PanelSlotProps {
  /** The default part, to be put somewhere, or left out. */
  readonly children: ReactElement;
  /** What is on display. */
  readonly view: View;
}

/** Parts of the panel that a host may wrap or replace. Define them outside of your component: a new function is a new part. */
export interface PanelSlots {
  readonly header?: ComponentType<PanelSlotProps>;
  readonly footer?: ComponentType<PanelSlotProps>;
  readonly empty?: ComponentType<PanelSlotProps>;
}

/** The default part, or what the host makes of it. */
export function PanelSlot({
  by: Own,
  view,
  children,
}: PanelSlotProps & { readonly by: ComponentType<PanelSlotProps> | undefined }): ReactElement {
  return Own ? <Own view={view}>{children}</Own> : children;
}
