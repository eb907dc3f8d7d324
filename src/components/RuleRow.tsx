'use client';
import { useId, type ReactElement } from 'react';
import type { SubKind } from '../model/delivery.js';
import { PREFERENCE_PATHS, type Rule } from '../model/preferences.js';
import { useField } from '../react/usePreferenceEditor.js';
import { Switch } from './PreferenceControls.js';
import { PreferenceIcon, type PreferenceIconName } from './PreferenceIcon.js';
import { RuleForm } from './RuleForm.js';
import type { PreferenceLabels } from './usePreferenceLabels.js';

/** A rule read back in words, with what can be done to it; open, its words become controls. */
export function RuleRow(props: RuleRowProps): ReactElement {
  const { rule, isOpen, channels, templates, labels, onChange, onOpen, onDuplicate, onRemove } = props;
  const { strings } = labels;
  const id = useId();
  const { state, reason, lock, changedElsewhere } = useField(PREFERENCE_PATHS.rule(rule.id));
  const sentence = strings.ruleSays({
    when: rule.when,
    amount: rule.amount,
    unit: strings.ruleUnits[rule.unit](rule.amount),
    channels: new Intl.ListFormat(strings.locale, { type: 'conjunction' }).format(
      rule.channels.map((one) => labels.channel(one)),
    ),
    template:
      rule.template === undefined
        ? strings.anyTemplate
        : (templates.find((template) => template.id === rule.template)?.name ?? rule.template),
  });
  const isLocked = lock !== null;
  const tools: readonly (readonly [icon: PreferenceIconName, name: string, act: () => void, className?: string])[] = [
    ['pencil', strings.ruleEdit(sentence), () => onOpen(!isOpen), 'cb-rule-edit'],
    ['copy', strings.ruleDuplicate(sentence), onDuplicate],
    ['trash', strings.ruleDelete(sentence), onRemove],
  ];
  const notes = [
    isLocked && (lock === true ? strings.locked : lock),
    state === 'failed' && strings.cellFailed(reason),
    changedElsewhere && strings.cellChangedElsewhere,
  ].filter((note) => typeof note === 'string');
  return (
    <li className="cb-rule" data-rule={rule.id} data-state={state} data-off={!rule.enabled || undefined}>
      <div className="cb-rule-line">
        <Switch
          checked={rule.enabled}
          locked={isLocked}
          aria-labelledby={id}
          onChange={(enabled) => onChange({ ...rule, enabled })}
        />
        <span className="cb-rule-text">
          <span id={id}>{sentence}</span>
          {!rule.enabled && <span className="cb-setting-note">{strings.ruleOff}</span>}
          {notes.length > 0 && <span className="cb-setting-note">{notes.join(' ')}</span>}
        </span>
        {!isLocked && (
          <span className="cb-rule-tools">
            {tools.map(([icon, name, act, className]) => (
              <button
                key={icon}
                type="button"
                className={`cb-icon-button ${className ?? ''}`}
                aria-label={name}
                title={name}
                {...(className !== undefined && { 'aria-expanded': isOpen })}
                onClick={act}
              >
                <PreferenceIcon name={icon} />
              </button>
            ))}
          </span>
        )}
      </div>
      {isOpen && !isLocked && (
        <RuleForm
          rule={rule}
          channels={channels}
          templates={templates}
          labels={labels}
          onChange={onChange}
          onDone={() => onOpen(false)}
        />
      )}
    </li>
  );
}

interface RuleRowProps {
  readonly rule: Rule;
  readonly isOpen: boolean;
  readonly channels: readonly string[];
  readonly templates: readonly SubKind[];
  readonly labels: PreferenceLabels;
  readonly onChange: (rule: Rule) => void;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}
