'use client';
import { memo, useState, type ReactElement } from 'react';
import type { PreferencesDescription } from '../model/delivery.js';
import { useEdited } from '../react/usePreferenceEditor.js';
import { Icon } from './icons.js';
import { MatrixCell, MatrixToggle, OverCells, useSetCells } from './MatrixCell.js';
import { useMatrix } from './matrixContext.js';
import { MatrixOptions } from './MatrixOptions.js';
import { cellsOf, type MatrixGroup, type MatrixRow } from './matrixRows.js';

/** The kinds of a category, under a row that folds them away and switches them together. */
export function MatrixCategory({ group, volumes, folded, onFold }: MatrixCategoryProps): ReactElement {
  const { labels, columns, names } = useMatrix();
  const { strings } = labels;
  const name = labels.category(group.category);
  return (
    <tbody data-folded={folded || undefined}>
      <tr className="cb-matrix-group">
        <th scope="rowgroup">
          <button type="button" className="cb-fold" aria-expanded={!folded} onClick={onFold}>
            <Icon name="chevron" />
            {name}
            <span className="cb-subtle">{group.rows.length}</span>
          </button>
        </th>
        {columns.map(({ channel, label }) => (
          <td key={channel} className="cb-cell" data-channel={label}>
            <MatrixToggle rows={group.rows} channels={[channel]} label={strings.groupCell(name, label)} />
          </td>
        ))}
        {columns.length > 1 && (
          <td className="cb-cell cb-cell-all">
            <MatrixToggle rows={group.rows} channels={names} label={strings.rowToggle(name)} />
          </td>
        )}
      </tr>
      {!folded && group.rows.map((row) => <Row key={row.kind} row={row} volume={volumes?.[row.kind]} />)}
    </tbody>
  );
}

interface MatrixCategoryProps {
  readonly group: MatrixGroup;
  readonly volumes: PreferencesDescription['volumes'];
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** Few finer kinds are open at first. */
const OPEN_CHILDREN = 6;

const Row = memo(function Row({ row, volume }: RowProps): ReactElement {
  const { labels, labelOf, columns, names, looks, id } = useMatrix();
  const set = useSetCells();
  const { boxes, over } = useEdited(() => looks.row(row, names));
  const { strings } = labels;
  const { children, kind, subKind } = row;
  const [isOpen, setOpen] = useState(children.length <= OPEN_CHILDREN);
  const [hasOptions, setOptions] = useState(false);
  const name = labelOf(row);
  const optionsId = `${id}-${kind}-options`;
  return (
    <>
      <tr className="cb-matrix-row" data-child={subKind !== undefined || undefined} data-kind={kind}>
        <th scope="row">
          <span className="cb-matrix-name">
            {children.length > 0 ? (
              <button type="button" className="cb-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                <Icon name="chevron" />
                {name}
              </button>
            ) : (
              <bdi>{name}</bdi>
            )}
            {volume !== undefined && <span className="cb-matrix-volume">{strings.volume(volume)}</span>}
          </span>
          {subKind === undefined && (
            <button
              type="button"
              className="cb-icon-button cb-matrix-more"
              aria-expanded={hasOptions}
              aria-controls={hasOptions ? optionsId : undefined}
              aria-label={strings.kindOptions(name)}
              title={strings.kindOptions(name)}
              onClick={() => setOptions(!hasOptions)}
            >
              <Icon name="rule" />
            </button>
          )}
        </th>
        {columns.map((column, index) => {
          const look = boxes[index];
          return look && <MatrixCell key={column.channel} row={row} name={name} column={column} look={look} set={set} />;
        })}
        {columns.length > 1 && (
          <td className="cb-cell cb-cell-all">
            <OverCells cells={cellsOf([row], names)} look={over} label={strings.rowToggle(name)} set={set} />
          </td>
        )}
      </tr>
      {hasOptions && (
        <tr className="cb-matrix-options" id={optionsId}>
          <td colSpan={columns.length > 1 ? columns.length + 2 : 2}>
            <MatrixOptions row={row} />
          </td>
        </tr>
      )}
      {isOpen && children.map((child) => <Row key={child.subKind} row={child} />)}
    </>
  );
});

interface RowProps {
  readonly row: MatrixRow;
  /** How many came in 4 weeks; `undefined` where nobody counted. */
  readonly volume?: number | undefined;
}
