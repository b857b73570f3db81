import { expect } from 'vitest';
import { executeTemplate } from '../../src/go-template/index.ts';
import { arbitraryTemplate } from '../e2e/go-template/arbitrary-template.ts';
import { fc } from '../fast-check.ts';
import { exampleData } from '../go-template/example-data.ts';
import { toGoValue } from '../go-template/to-go-value.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { textsOf } from './corpus.ts';
import { fuzz } from './fuzz.ts';

const corpus = textsOf(['test/routing/broken-routemaps', 'test/routing/tables'], 'routemap.yaml');
const texts = fc.oneof(
  arbitraryTemplate,
  arbitraryTemplate.chain((text) => arbitraryText([text, ...corpus])),
);
const data = toGoValue(exampleData);

fuzz('templates', fc.tuple(fc.constantFrom('text', 'html'), texts), (escaping, text) => {
  const result = executeTemplate({ name: 'x', text, data, escaping: escaping as 'text' | 'html', missingKey: 'zero' });
  if (result.ok) return;
  const { message, line } = result.error;
  expect(message).not.toBe('');
  expect(line, message).toBeGreaterThanOrEqual(0);
  expect(line, message).toBeLessThanOrEqual(text.split('\n').length);
});
