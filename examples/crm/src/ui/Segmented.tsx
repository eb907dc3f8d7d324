import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from './icons.js';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Shows the icons only; the labels stay for assistive technology. */
  readonly compact?: boolean;
}

/** One of a few: radio buttons in one strip. */
export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChange,
  compact = false,
}: SegmentedProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} title={compact ? choice.label : undefined}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon === undefined ? null : <Icon name={choice.icon} size={16} />}
          <span className={compact ? 'visually-hidden' : undefined}>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
