import * as module from 'casebell/store';
import { createCasebell } from '../../lib/casebell-store.mjs';

export const casebell = () => createCasebell(module);
