import { executeTemplate, type TemplateRequest } from '../../../src/routing/go-template/execute-template.ts';
import { exampleData } from './example-data.ts';

/** What a template named `x` makes of the example data: its text, or the message of the error. */
export function runTemplate(text: string, options: Partial<TemplateRequest> = {}): string {
  const result = executeTemplate({ name: 'x', text, data: exampleData, escaping: 'text', ...options });
  return result.ok ? result.text : result.error.message;
}
