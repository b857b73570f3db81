import { describe, expect, it } from 'vitest';
import { runTemplate } from './run-template.ts';

describe('fields, methods and keys', () => {
  it.each([
    ['{{(1 | )}}', '1'],
    ['{{"\\n\\t\\x41\\u00e9\\U0001F600\\101\\\\\\""}} {{`raw\\n"`}}', '\n\tAé😀A\\" raw\\n"'],
    ['{{ 1\n}}{{2}}', '12'],
    ['{{`a\nb`}}', 'a\nb'],
    ['{{true}}{{false}}', 'truefalse'],
  ])('%j gives %j', (template, text) => {
    expect(runTemplate(template)).toBe(text);
  });
});

describe('errors of fields, methods and keys', () => {
  it.each([
    ['{{printf 3}}', 'x:1:9: executing "x" at <3>: expected string; found 3'],
    ['{{printf .N}}', 'x:1:9: executing "x" at <.N>: wrong type for value; expected string; got interface {}'],
    ['{{printf nil}}', 'x:1:9: executing "x" at <nil>: cannot assign nil to string'],
    ['{{(.M.a).x}}', 'x:1:5: executing "x" at <.M.a>: can\'t evaluate field x in type int'],
    ['{{(1).x}}', 'x:1:3: executing "x" at <1>: can\'t evaluate field x in type int'],
    ['{{nil}}', 'x:1:2: executing "x" at <nil>: nil is not a command'],
    ['{{"a" 1}}', 'x:1:2: executing "x" at <"a">: can\'t give argument to non-function "a"'],
    ['{{true 1}}', 'x:1:2: executing "x" at <true>: can\'t give argument to non-function true'],
    ['{{(1) 2}}', 'x:1:2: executing "x" at <(1) 2>: can\'t give argument to non-function 1'],
  ])('%j: %s', (template, message) => {
    expect(runTemplate(template)).toBe(`template: ${message}`);
  });
});
