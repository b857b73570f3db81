import type { TemplateRequest } from '../../../src/go-template/index.ts';

/**
 * Templates over the example data, each with its text, or with the message of the error. What stands here is what Go
 * says; test/e2e/go-template.test.ts asks it.
 */
export interface TemplateCases {
  readonly options: Partial<Pick<TemplateRequest, 'escaping' | 'missingKey'>>;
  readonly cases: readonly (readonly [template: string, outcome: string])[];
}
