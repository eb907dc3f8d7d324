'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { entryOf } from '../model/check.js';
import type { SubKind } from '../model/delivery.js';
import { PREFERENCE_PATHS, ruleFlaw, RULES_MAX, understandRule, type Rule } from '../model/preferences.js';
import type { Preferences } from '../model/protocol.js';
import { useCasebell } from '../react/context.js';
import type { Change } from '../react/preferenceEditor.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { Icon } from './icons.js';
import { PreferenceIcon } from './PreferenceIcon.js';
import { useEdit } from './preferencesContext.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { RuleRow } from './RuleRow.js';
import { usePreferenceLabels } from './usePreferenceLabels.js';

/**
 * A person's own rules, one sentence each: "Notify me by bell and email when an SLA is 2 hours late on any template". Renders a `<section>`
 * with a list.
 */
export function RulesEditor({ templates: given, ...section }: RulesEditorProps): ReactElement {
  const { environment } = useCasebell();
  const { channels, subKinds } = usePreferencesDescription();
  const labels = usePreferenceLabels(channels);
  const { strings } = labels;
  const edit = useEdit();
  const document = useEdited(({ getState }) => getState().document);
  const rules = readRules(document);
  const [open, setOpen] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<{ readonly id: string; readonly former: readonly Change[] } | null>(null);
  const [focus, setFocus] = useState<{ readonly on: string } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const templates =
    given ?? (entryOf(subKinds, 'rule.fired') as typeof given) ?? (entryOf(subKinds, 'case.created') as typeof given) ?? [];
  const isFull = rules.length >= RULES_MAX;
  const names = channels.map(({ channel }) => channel);

  // What was pressed goes away or makes room: the focus goes on to what came of it.
  useEffect(() => {
    if (focus) root.current?.querySelector<HTMLElement>(focus.on)?.focus();
  }, [focus]);

  function put({ id, ...rule }: Rule): void {
    const { template, ...rest } = rule;
    edit([
      {
        path: PREFERENCE_PATHS.rule(id),
        value: { ...rest, channels: [...rule.channels], ...(template !== undefined && { template }) },
      },
    ]);
  }
  function add(rule: Omit<Rule, 'id'>): void {
    if (isFull) return;
    // By the clock first, so that it comes last.
    const id = `${environment.now().toString(36)}-${environment.randomId()}`;
    put({ ...rule, id });
    setDeleted(null);
    setOpen(id);
    setFocus({ on: `[data-rule="${id}"] .cb-amount` });
  }
  function remove({ id }: Rule): void {
    setDeleted({ id, former: edit([{ path: PREFERENCE_PATHS.rule(id), value: null }]) });
    setFocus({ on: '.cb-undo' });
  }
  function restore(): void {
    if (!deleted) return;
    edit(deleted.former);
    setFocus({ on: `[data-rule="${deleted.id}"] .cb-rule-edit` });
    setDeleted(null);
  }
  return (
    <PreferencesSection title={strings.rulesTitle} note={strings.rulesNote} {...section}>
      <div ref={root} className="cb-rules">
        {rules.length === 0 && deleted === null && (
          <div className="cb-rules-empty">
            <Icon name="rule" />
            <p>{strings.rulesEmpty}</p>
          </div>
        )}
        {rules.length > 0 && (
          <ul>
            {rules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                isOpen={open === rule.id || ruleFlaw(rule) !== null}
                channels={names}
                templates={templates}
                labels={labels}
                onChange={put}
                onOpen={(isOpen) => {
                  setOpen(isOpen ? rule.id : null);
                  setFocus({ on: `[data-rule="${rule.id}"] ${isOpen ? '.cb-amount' : '.cb-rule-edit'}` });
                }}
                onDuplicate={() => add(rule)}
                onRemove={() => remove(rule)}
              />
            ))}
          </ul>
        )}
        {deleted && (
          <p className="cb-hint" data-tone="plain">
            <span role="status">{strings.ruleDeleted}</span>
            <button type="button" className="cb-button cb-undo" data-emphasis="secondary" onClick={restore}>
              {strings.ruleUndo}
            </button>
          </p>
        )}
        <button
          type="button"
          className="cb-button cb-rule-add"
          data-emphasis="secondary"
          aria-disabled={isFull || undefined}
          onClick={() => add({ when: 'slaLate', amount: 2, unit: 'hours', channels: names.slice(0, 2), enabled: true })}
        >
          <PreferenceIcon name="plus" />
          {strings.ruleAdd}
        </button>
        {isFull && <p className="cb-settings-note">{strings.rulesFull(RULES_MAX)}</p>}
      </div>
    </PreferencesSection>
  );
}

const RULE = 'rule/';

/** The rules of a document, those that make no sense yet too: they are being written. */
function readRules(document: Preferences): readonly Rule[] {
  return Object.keys(document)
    .filter((path) => path.startsWith(RULE))
    .sort()
    .flatMap((path) => {
      const rule = understandRule(nameOf(path), document[path]);
      return rule === null ? [] : [rule];
    });
}

function nameOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(RULE.length));
  } catch {
    return path.slice(RULE.length);
  }
}

export interface RulesEditorProps extends PreferencesPartProps {
  /** The templates a rule may ask for. Default: what the backend tells of. */
  readonly templates?: readonly SubKind[];
}
