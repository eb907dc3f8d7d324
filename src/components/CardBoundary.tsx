'use client';
import { Component, type ReactNode } from 'react';

/**
 * A part of a card that cannot be drawn (an icon of the host that throws, data that nobody foresaw) is left out; the card, its title and
 * the list live. Tried again when the notification changes.
 */
// A class, because React has error boundaries in no other form.
export class CardBoundary extends Component<CardBoundaryProps, CardBoundaryState> {
  override state: CardBoundaryState = { failed: false, of: null };

  static getDerivedStateFromError(): Partial<CardBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: CardBoundaryProps, state: CardBoundaryState): CardBoundaryState | null {
    return of === state.of ? null : { failed: false, of };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

interface CardBoundaryProps {
  /** What is drawn; another one is worth another try. */
  readonly of: object;
  /** In its place when it cannot be drawn. Default: nothing. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

interface CardBoundaryState {
  readonly failed: boolean;
  readonly of: object | null;
}
