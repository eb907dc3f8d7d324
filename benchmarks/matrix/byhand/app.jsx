// The same table with nothing but React. `alike`: with every other box and button of the matrix too, element for element.
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { CHANNELS, GROUPS, cellName } from '../kinds.js';
import './byhand.css';

const DEFAULTS = Object.fromEntries(GROUPS.flatMap(({ kinds }) => kinds.map(({ kind, channels }) => [kind, channels])));
const ALL = GROUPS.flatMap(({ kinds }) => kinds);

export default function App({ alike }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button id="settings" onClick={() => setOpen(!isOpen)}>
        Settings
      </button>
      {isOpen && <Table alike={alike} />}
    </>
  );
}

function Table({ alike }) {
  const [values, setValues] = useState(DEFAULTS);
  const set = useCallback((kinds, channels, on) => {
    setValues((before) => {
      const next = { ...before };
      for (const { kind } of kinds)
        next[kind] = { ...next[kind], ...Object.fromEntries(channels.map(([channel]) => [channel, on])) };
      return next;
    });
  }, []);
  return (
    <div className="box">
      <table aria-label="Notifications">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            {CHANNELS.map((channel) => (
              <th key={channel[0]} scope="col">
                <span>{channel[1]}</span>
                {alike && <Over label={`Everything, ${channel[1]}`} kinds={ALL} channels={[channel]} values={values} set={set} />}
              </th>
            ))}
            {alike && <th scope="col">All</th>}
          </tr>
        </thead>
        {GROUPS.map(({ category, label, kinds }) => (
          <tbody key={category}>
            <tr className="group">
              <th scope="rowgroup" colSpan={alike ? undefined : CHANNELS.length + 1}>
                {alike ? <Fold label={label} count={kinds.length} /> : label}
              </th>
              {alike &&
                CHANNELS.map((channel) => (
                  <td key={channel[0]}>
                    <Over label={`All of ${label}, ${channel[1]}`} kinds={kinds} channels={[channel]} values={values} set={set} />
                  </td>
                ))}
              {alike && (
                <td>
                  <Over label={`${label}, all channels`} kinds={kinds} channels={CHANNELS} values={values} set={set} />
                </td>
              )}
            </tr>
            {kinds.map((kind) => (
              <Row key={kind.kind} kind={kind} values={values[kind.kind]} set={set} alike={alike} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const Row = memo(function Row({ kind, values, set, alike }) {
  return (
    <tr className="row">
      <th scope="row">
        {alike ? (
          <>
            <span>
              <bdi>{kind.label}</bdi>
            </span>
            <button
              type="button"
              aria-expanded={false}
              aria-label={`More about ${kind.label}`}
              title={`More about ${kind.label}`}
            >
              <Icon />
            </button>
          </>
        ) : (
          kind.label
        )}
      </th>
      {CHANNELS.map((channel) => (
        <Cell key={channel[0]} kind={kind} channel={channel} checked={values[channel[0]]} set={set} alike={alike} />
      ))}
      {alike && (
        <td>
          <Over
            label={`${kind.label}, all channels`}
            kinds={[kind]}
            channels={CHANNELS}
            values={{ [kind.kind]: values }}
            set={set}
          />
        </td>
      )}
    </tr>
  );
});

const Cell = memo(function Cell({ kind, channel, checked, set, alike }) {
  const label = cellName(kind.label, channel[1]);
  const box = (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={(event) => set([kind], [channel], event.target.checked)}
    />
  );
  return <td>{box}</td>;
});

function Over({ label, kinds, channels, values, set }) {
  const input = useRef(null);
  const boxes = kinds.flatMap(({ kind }) => channels.map(([channel]) => values[kind][channel]));
  const all = boxes.every(Boolean);
  const isMixed = !all && boxes.some(Boolean);
  useEffect(() => {
    input.current.indeterminate = isMixed;
  }, [isMixed]);
  return <input ref={input} type="checkbox" aria-label={label} checked={all} onChange={() => set(kinds, channels, !all)} />;
}

const Fold = ({ label, count }) => (
  <button type="button" aria-expanded={true}>
    <Icon />
    {label}
    <span>{count}</span>
  </button>
);

const Icon = () => (
  <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
    <path d="m7.5 5 5 5-5 5" />
  </svg>
);
