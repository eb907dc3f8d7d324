'use client';
import { createContext, useContext } from 'react';
import type { ChannelInfo } from '../model/delivery.js';
import { CasebellError } from '../model/errors.js';
import type { Channel } from '../model/kinds.js';
import type { MatrixLooks } from './matrixLooks.js';
import type { MatrixRow } from './matrixRows.js';
import type { PreferenceLabels } from './usePreferenceLabels.js';

export interface MatrixColumn extends ChannelInfo {
  readonly label: string;
}

/** What every box of a matrix knows. The same object while nothing of it changes, so that no box renders for it. */
export interface Matrix {
  readonly id: string;
  readonly columns: readonly MatrixColumn[];
  readonly names: readonly Channel[];
  readonly labels: PreferenceLabels;
  readonly labelOf: (row: MatrixRow) => string;
  readonly looks: MatrixLooks;
}

export const MatrixContext = createContext<Matrix | null>(null);

export function useMatrix(): Matrix {
  const matrix = useContext(MatrixContext);
  if (matrix === null) throw new CasebellError('usage', 'This box stands outside of a matrix. Use <PreferencesMatrix>.');
  return matrix;
}
