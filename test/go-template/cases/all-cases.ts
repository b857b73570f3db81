import { actionsCases } from './actions.ts';
import { fieldsCases } from './fields.ts';
import { functionsCases } from './functions.ts';
import { htmlCases } from './html.ts';
import { missingKeyDefaultCases } from './missing-key-default.ts';
import { missingKeyErrorCases } from './missing-key-error.ts';
import { missingKeyZeroCases } from './missing-key-zero.ts';
import { numbersCases } from './numbers.ts';
import { parseErrorsCases } from './parse-errors.ts';
import { printfCases } from './printf.ts';
import type { TemplateCases } from './template-cases.ts';

/** All tables of templates, by topic. */
export const allCases: readonly (readonly [topic: string, cases: TemplateCases])[] = [
  ['actions', actionsCases],
  ['fields', fieldsCases],
  ['functions', functionsCases],
  ['numbers', numbersCases],
  ['printf', printfCases],
  ['what is no template', parseErrorsCases],
  ['html/template', htmlCases],
  ['missingkey=default', missingKeyDefaultCases],
  ['missingkey=zero', missingKeyZeroCases],
  ['missingkey=error', missingKeyErrorCases],
];
