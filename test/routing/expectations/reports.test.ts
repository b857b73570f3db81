import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { TestFile, TestResult } from '../../../src/routing/expectations/test-result.ts';
import { writeJunit } from '../../../src/routing/expectations/write-junit.ts';
import { writeTap } from '../../../src/routing/expectations/write-tap.ts';
import { writeTestText } from '../../../src/routing/expectations/write-test-text.ts';
import { textStyle } from '../../../src/terminal/text-style.ts';

const hostile = 'a # b \\ "c" <d> & \'e\' \u001b[31m\u0000 f\ng ]]> ... \ud800';

function result(title: string, differences: TestResult['differences']): TestResult {
  return {
    expectation: {
      name: title,
      position: { kind: 'file', file: 'a.yaml', line: 3, column: 5 },
      path: ['expect', 0],
      request: {},
      available: null,
      answer: { kind: 'none' },
      rule: null,
      mirrors: null,
    },
    title,
    request: `GET /${title}`,
    differences,
    why: [{ title: 'VirtualService a', rules: [{ matches: true, rule: 'rule 1', reasons: [title] }], remarks: [] }],
    answer: null,
    isAllAvailable: true,
  };
}

const files: readonly TestFile[] = [
  { file: 'a.yaml', results: [result('right', []), result(hostile, [{ expected: hostile, found: 'x' }])] },
  { file: 'b & c.yaml', results: [result('wrong', [{ expected: 'y', found: 'z' }])] },
];

describe('TAP', () => {
  const lines = writeTap(files, null).split('\n');

  it('has a version, a plan, and a point for each expectation', () => {
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..3']);
    expect(lines.filter((line) => /^(not )?ok /.test(line)).map((line) => line.slice(0, 14).trim())).toEqual([
      'ok 1 - right',
      'not ok 2 - a \\',
      'not ok 3 - wro',
    ]);
  });

  it('escapes directives and line breaks', () => {
    const point = lines.find((line) => line.startsWith('not ok 2')) ?? '';
    expect(point).toMatch(/^not ok 2 - a \\# b \\\\ "c" <d> & 'e' {2}\[31m {2}f g/);
    expect(point.replaceAll(/\\./g, '')).not.toContain('#');
    const blocks = lines.filter((line) => line !== '' && !/^(TAP|1\.\.|ok|not ok)/.test(line));
    expect(blocks.filter((line) => !line.startsWith('  '))).toEqual([]);
  });

  it('writes details as YAML', () => {
    const block = lines.slice(lines.indexOf('  ---') + 1, lines.indexOf('  ...')).join('\n');
    expect(load(block)).toMatchObject({
      severity: 'fail',
      at: { file: 'a.yaml', line: 3 },
      request: `GET /${hostile}`,
    });
  });
});

describe('JUnit', () => {
  const xml = writeJunit(files, null);

  it('counts tests and failures', () => {
    expect(xml).toContain('<testsuites name="iter8-release" tests="3" failures="2" errors="0">');
    expect(xml).toContain('<testsuite name="b &amp; c.yaml" tests="1" failures="1" errors="0">');
  });

  it('is valid XML for any text', () => {
    expect(xml).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u);
    const inside = xml.replace(/<[^<>"]*("[^"<>]*"[^<>"]*)*>/g, '');
    expect(inside).not.toMatch(/[<>]/);
    expect(xml.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  });
});

describe('the text for people', () => {
  it('escapes control characters', () => {
    const text = writeTestText(files, null, textStyle(false));
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(text).toContain('2 of 3 expectations fail\n');
  });
});
