'use client';
import { useId, useState, type ReactElement } from 'react';
import type { SubKind } from '../model/delivery.js';
import { RULE_TRIGGERS, RULE_UNITS, ruleFlaw, type Rule } from '../model/preferences.js';
import { Choice } from './PreferenceControls.js';
import { Sentence } from './Sentence.js';
import type { PreferenceLabels } from './usePreferenceLabels.js';

/** A rule as a sentence whose variable parts are controls; what is wrong with it is said while one types. */
export function RuleForm({ rule, channels, templates, labels, onChange, onDone }: RuleFormProps): ReactElement {
  const { strings } = labels;
  const id = useId();
  const flaw = ruleFlaw(rule);
  // What was typed, also where it is no number: a field that corrects one while typing cannot be typed into.
  const [typed, setTyped] = useState(`${rule.amount}`);
  const flawed = (field: 'amount' | 'channels') =>
    (flaw === 'tooLong' ? 'amount' : flaw) === field ? { 'aria-invalid': true, 'aria-describedby': `${id}-flaw` } : {};
  const named = templates.some((template) => template.id === rule.template) || rule.template === undefined;

  function toggle(channel: string): void {
    const isOn = rule.channels.includes(channel);
    onChange({ ...rule, channels: isOn ? rule.channels.filter((one) => one !== channel) : [...rule.channels, channel] });
  }
  function choose(template: string): void {
    const { template: _former, ...rest } = rule;
    onChange(template === '' ? rest : { ...rest, template });
  }
  const parts = new Map([
    [
      'channels',
      <span key="channels" className="cb-chips" role="group" aria-label={strings.ruleChannels} {...flawed('channels')}>
        {[...new Set([...channels, ...rule.channels])].map((channel) => (
          <label key={channel} className="cb-choice-chip">
            <input type="checkbox" checked={rule.channels.includes(channel)} onChange={() => toggle(channel)} />
            {labels.channel(channel)}
          </label>
        ))}
      </span>,
    ],
    [
      'amount',
      <input
        key="amount"
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        className="cb-input cb-amount"
        aria-label={strings.ruleAmount}
        {...flawed('amount')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const amount = Number(target.value);
          onChange({ ...rule, amount: Number.isInteger(amount) ? amount : 0 });
        }}
      />,
    ],
    [
      'unit',
      <Choice
        key="unit"
        aria-label={strings.ruleUnit}
        value={rule.unit}
        options={RULE_UNITS.map((unit) => [unit, strings.ruleUnits[unit](rule.amount)] as const)}
        onChange={(unit) => onChange({ ...rule, unit })}
      />,
    ],
    [
      'when',
      <Choice
        key="when"
        aria-label={strings.ruleWhen}
        value={rule.when}
        options={RULE_TRIGGERS.map((when) => [when, strings.ruleTriggers[when]] as const)}
        onChange={(when) => onChange({ ...rule, when })}
      />,
    ],
    [
      'template',
      <Choice
        key="template"
        aria-label={strings.ruleTemplate}
        value={rule.template ?? ''}
        options={[
          ['', strings.anyTemplate],
          ...templates.map((template) => [template.id, template.name] as const),
          ...(named ? [] : [[rule.template ?? '', rule.template ?? ''] as const]),
        ]}
        onChange={choose}
      />,
    ],
  ]);
  return (
    <div className="cb-rule-form">
      <div className="cb-rule-sentence">
        <Sentence text={strings.ruleForm[rule.when]} parts={parts} />
      </div>
      {flaw !== null && (
        <p className="cb-flaw" id={`${id}-flaw`} role="alert">
          {strings.ruleFlaws[flaw]}
        </p>
      )}
      <button
        type="button"
        className="cb-button"
        data-emphasis="secondary"
        aria-disabled={flaw !== null || undefined}
        onClick={() => flaw === null && onDone()}
      >
        {strings.ruleDone}
      </button>
    </div>
  );
}

interface RuleFormProps {
  readonly rule: Rule;
  /** What the backend can reach people by. */
  readonly channels: readonly string[];
  readonly templates: readonly SubKind[];
  readonly labels: PreferenceLabels;
  readonly onChange: (rule: Rule) => void;
  readonly onDone: () => void;
}
