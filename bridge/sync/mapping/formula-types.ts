import type { FormulaType } from '../../formula/model';
import type { SourceType } from './source-types';

/** What a formula gives, as if it were a field: so its value is sent like one. Numbers may have a fraction. */
export function typeOfFormula(type: FormulaType): SourceType {
  switch (type) {
    case 'number':
      return { type: 'double', scale: 15 };
    case 'text':
    case 'time':
      return { type: 'string', scale: 0 };
    default:
      return { type, scale: 0 };
  }
}
