'use client';
import { useState, type ReactElement } from 'react';
import type { TestReport } from '../model/delivery.js';
import { zoneOf } from '../model/quietHours.js';
import { useCasebell } from '../react/context.js';
import { useNow } from '../react/useNow.js';
import { usePreferenceEditor } from '../react/usePreferenceEditor.js';
import { usePreferencesDescription } from '../react/usePreferencesDescription.js';
import { Icon } from './icons.js';
import { Choice } from './PreferenceControls.js';
import { PreferencesSection, type PreferencesPartProps } from './PreferencesFrame.js';
import { browserZone, sayMoment } from './sayMoment.js';
import { usePreferenceLabels } from './usePreferenceLabels.js';

type Result = { readonly kind: string } & ({ readonly report: TestReport } | { readonly report: null });

/** Milliseconds after which no answer counts as a failure. */
const TIMEOUT = 10_000;

/**
 * Sends the person a sample of a kind through the real decision and says what it met on each channel. Renders a `<section>`, or nothing
 * where the transport has no `sendTest`.
 */
export function TestKind(section: PreferencesPartProps): ReactElement | null {
  const { store, environment } = useCasebell();
  const { channels, kinds: known } = usePreferencesDescription();
  const labels = usePreferenceLabels(channels);
  const { strings, kinds } = labels;
  const editor = usePreferenceEditor();
  const now = useNow();
  const all = (known ?? [...kinds.keys()]).filter((kind) => kinds.get(kind)?.critical !== true);
  const [chosen, setChosen] = useState(all.includes('mention') ? 'mention' : all[0]);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const { sendTest } = store.transport;
  if (!sendTest || chosen === undefined) return null;
  const kind = chosen;

  async function send(): Promise<void> {
    setBusy(true);
    setResult(null);
    const stop = new AbortController();
    const cancel = environment.setTimer(() => stop.abort(), TIMEOUT);
    const report = await Promise.resolve()
      .then(() => store.transport.sendTest?.(kind, { signal: stop.signal }))
      .catch(() => undefined);
    cancel();
    setBusy(false);
    setResult({ kind, report: report ?? null });
  }
  const zone = zoneOf(editor.getState().document, browserZone());
  return (
    <PreferencesSection title={strings.testTitle} note={strings.testNote} {...section}>
      <div className="cb-buttons">
        <Choice
          aria-label={strings.testKind}
          value={kind}
          options={all.map((one) => [one, labels.kind(one)])}
          onChange={setChosen}
        />
        <button
          type="button"
          className="cb-button"
          data-emphasis="primary"
          aria-disabled={isBusy || undefined}
          aria-busy={isBusy || undefined}
          onClick={() => void (isBusy || send())}
        >
          {isBusy ? strings.testBusy : strings.testSend}
        </button>
      </div>
      <div role="status">
        {result && result.report === null && <p className="cb-hint">{strings.testFailed}</p>}
        {result?.report && (
          <ul className="cb-outcomes" aria-label={strings.testResult(labels.kind(result.kind))}>
            {Object.entries(result.report.decisions).map(([channel, { outcome, because, until }]) => (
              <li key={channel} data-outcome={outcome}>
                <Icon name={outcome === 'deliver' || outcome === 'quietly' ? 'check' : outcome === 'drop' ? 'close' : 'clock'} />
                <span>
                  {strings.decision({
                    channel: labels.channel(channel),
                    outcome,
                    because,
                    until: until === undefined ? null : sayMoment(Date.parse(until), now, zone, strings.locale),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PreferencesSection>
  );
}
