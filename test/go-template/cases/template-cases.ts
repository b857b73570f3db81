import type { TemplateRequest } from '../../../src/go-template/index.ts';

/**
 * Templates over the example data, each with its text or the message of its error. These are the results of Go;
 * test/e2e/go-template.test.ts checks that.
 */
export interface TemplateCases {
  readonly options: Partial<Pick<TemplateRequest, 'escaping' | 'missingKey'>>;
  readonly cases: readonly (readonly [template: string, outcome: string])[];
}
