import { expect, it } from 'vitest';
import { terminalOptions } from '../../src/terminal/output.ts';

it.each([
  ['a terminal', true, 90, {}, { color: true, width: 90 }],
  ['a terminal that does not tell its width', true, undefined, {}, { color: true }],
  ['a file', false, undefined, {}, { color: false }],
  ['NO_COLOR', true, 90, { NO_COLOR: '1' }, { color: false, width: 90 }],
  ['an empty NO_COLOR', true, 90, { NO_COLOR: '' }, { color: true, width: 90 }],
  ['a terminal without colour', true, 90, { TERM: 'dumb' }, { color: false, width: 90 }],
])('%s', (_, isTTY, columns, env, options) => {
  expect(terminalOptions({ isTTY, columns, write: () => {} }, env)).toEqual(options);
});
