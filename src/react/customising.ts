import type { ComponentType, ReactNode } from 'react';
import type { KindDefinition } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';

/** What a renderer gets: data, and what would show without it. */
export interface RendererProps {
  readonly notification: Notification;
  /** What the registry knows of its kind. */
  readonly kind: KindDefinition;
  /** The library's own: wrap it, put something beside it, or leave it out. */
  readonly children: ReactNode;
}

/** A component in place of a part of a card. One that throws degrades to the library's own; the list lives. */
export type Renderer = ComponentType<RendererProps>;

/** What is drawn by the host, from coarse to fine. */
export interface KindRenderers {
  /** Everything in the row. Keep a control with `data-control="title"`, or the arrow keys pass the row over. */
  readonly card?: Renderer;
  /** The text below the title, of a meeting its time and place too. */
  readonly body?: Renderer;
  /** The buttons below the text. */
  readonly actions?: Renderer;
}

/** Renderers by kind: `{ 'case.assigned': { body: CaseBody } }`. */
export type Renderers = { readonly [kind: string]: KindRenderers };

/** The parts of a card that take a class of the host; each has its name as `data-slot`. */
export type SlotName =
  'card' | 'tile' | 'card-title' | 'card-time' | 'card-body' | 'card-meta' | 'card-buttons' | 'card-settled' | 'meeting';

/** Classes beside the library's: `{ 'card-title': 'truncate font-bold' }`. */
export type ClassNames = { readonly [slot in SlotName]?: string };
