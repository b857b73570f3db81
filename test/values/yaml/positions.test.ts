import { describe, expect, it } from 'vitest';
import { locate } from '../../../src/values/value-node.ts';
import { readText } from '../read-text.ts';

describe('positions', () => {
  const { root } = readText(
    [
      '# c',
      'a: on',
      'é😀: "q"',
      'list:',
      '- x',
      '-',
      '- {k: [1, 2]} # c',
      'text: | # >',
      '  one',
      '  two',
      '',
      'empty:',
      'ref: &r',
      '  b: 1',
      'use: *r',
      'tagged: !!str',
    ].join('\n'),
  );

  it.each<[(string | number)[], string, string]>([
    [[], '2:1-16:14', '2:1-16:14'],
    [['a'], '2:1-2:2', '2:4-2:6'],
    [['é😀'], '3:1-3:4', '3:6-3:9'],
    [['list'], '4:1-4:5', '5:1-7:14'],
    [['list', 0], '5:3-5:4', '5:3-5:4'],
    [['list', 1], '6:1-6:2', '6:1-6:2'],
    [['list', 2], '7:3-7:14', '7:3-7:14'],
    [['list', 2, 'k'], '7:4-7:5', '7:7-7:13'],
    [['list', 2, 'k', 1], '7:11-7:12', '7:11-7:12'],
    [['text'], '8:1-8:5', '8:7-10:6'],
    [['empty'], '12:1-12:6', '12:1-12:6'],
    [['use'], '15:1-15:4', '14:3-14:7'],
    [['use', 'b'], '14:3-14:4', '14:6-14:7'],
    [['tagged'], '16:1-16:7', '16:9-16:14'],
  ])('of %j', (path, key, value) => {
    const show = (part: 'key' | 'value') => {
      const position = locate({ root }, path, part);
      if (position.kind !== 'file') throw new Error('not in a file');
      return `${position.line}:${position.column}-${position.endLine}:${position.endColumn}`;
    };
    expect([show('key'), show('value')]).toEqual([key, value]);
  });
});
