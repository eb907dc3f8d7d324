'use client';
import type { ReactElement, ReactNode } from 'react';
import { useStrings } from './useStrings.js';

/** A button with words below the text of a row, named with the row it belongs to. */
export function TextButton({ control, emphasis, text, title, icon, isBusy, isOff, onPress }: TextButtonProps): ReactElement {
  const strings = useStrings();
  return (
    <button
      type="button"
      className="cb-button"
      data-emphasis={emphasis}
      data-control={control}
      aria-label={strings.ofRow(text, title)}
      aria-busy={isBusy || undefined}
      // Not `disabled`, which would drop the focus.
      aria-disabled={isOff || undefined}
      onClick={() => isOff || onPress()}
    >
      {isBusy && <span className="cb-spinner" />}
      {icon}
      {text}
    </button>
  );
}

interface TextButtonProps {
  readonly control: string;
  readonly emphasis: 'primary' | 'secondary' | 'quiet';
  readonly text: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Shows that it is being worked on. */
  readonly isBusy?: boolean;
  /** Cannot be pressed now. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
}
