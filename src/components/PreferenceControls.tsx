'use client';
import clsx from 'clsx';
import { useId, type ComponentPropsWithoutRef, type ReactElement, type ReactNode } from 'react';

// The native controls of the preferences, of one family. They stay native: their keys, roles and values are the browser's.

export interface CheckProps extends Omit<ComponentPropsWithoutRef<'input'>, 'checked' | 'onChange' | 'type'> {
  /** `mixed`: what it stands for differs. */
  readonly checked: boolean | 'mixed';
  readonly onChange: (checked: boolean) => void;
  readonly locked?: boolean;
}

// The same functions each time: React calls one only when it takes the place of the other.
const showMixed = (input: HTMLInputElement | null): void => void (input && (input.indeterminate = true));
const showPlain = (input: HTMLInputElement | null): void => void (input && (input.indeterminate = false));

/** A check box that can stand for several. One that is locked keeps the focus, so that its reason can be read. */
export function Check({ checked, onChange, locked = false, className, ...rest }: CheckProps): ReactElement {
  return (
    <input
      {...rest}
      ref={checked === 'mixed' ? showMixed : showPlain}
      type="checkbox"
      className={clsx('cb-check', className)}
      checked={checked === true}
      aria-disabled={locked || undefined}
      onChange={() => !locked && onChange(checked !== true)}
    />
  );
}

/** Something that is on or off by itself: a check box that looks like a switch. */
export function Switch({ className, ...rest }: CheckProps): ReactElement {
  return <Check {...rest} className={clsx('cb-switch', className)} />;
}

/** A line of settings: what it is at the start, with a word on it; the control at the end. */
export function SettingRow({ label, note, children, ...rest }: SettingRowProps): ReactElement {
  const id = useId();
  return (
    <div className="cb-setting" {...rest}>
      <div className="cb-setting-text">
        <span id={id}>{label}</span>
        {note !== undefined && (
          <span className="cb-setting-note" id={`${id}-note`}>
            {note}
          </span>
        )}
      </div>
      {children({ 'aria-labelledby': id, ...(note !== undefined && { 'aria-describedby': `${id}-note` }) })}
    </div>
  );
}

interface SettingRowProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  /** Gets what names the control. */
  readonly children: (named: { readonly 'aria-labelledby': string; readonly 'aria-describedby'?: string }) => ReactNode;
}

/** A native select of words. */
export function Choice<Value extends string>({ value, options, onChange, className, ...rest }: ChoiceProps<Value>): ReactElement {
  return (
    <select
      {...rest}
      className={clsx('cb-select', className)}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([option]) => option === event.target.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps<Value extends string> extends Omit<ComponentPropsWithoutRef<'select'>, 'value' | 'onChange'> {
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}
