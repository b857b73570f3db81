import { describe, expect, it } from 'vitest';
import { runTemplate } from './run-template.ts';

describe('constants are of the type that their spelling gives them', () => {
  it.each([
    [
      '{{.W}}|{{.U}}|{{.M}}|{{.S}}|{{.F}}|{{.N}}|{{.T}}|{{.P}}|{{.Q}}|{{.MI}}|{{.MS}}|{{.B}}|{{.I8}}|{{.NP}}|{{.NS}}|{{.A}}',
      '[50 20 0]|[3 0]|map[a:1 b:x m:map[k:[1 2]] n:<nil>]|héllo|2.5|<no value>|true|{bob 3}|{1 [x y]}|map[1:one 2:two]|map[a:1 z:26]|[104 105]|-3|<nil>|[]|[7 8]',
    ],
    ['{{.S | html}}{{"<" | html | print}}', 'héllo&lt;'],
    ['{{-1}} {{- 1}}', '-11'],
    ['{{.zz.x.y}}', '<no value>'],
    ['{{.P.Name}} {{.P.Age}} {{.Q.A}} {{.Q.B}}', 'bob 3 1 [x y]'],
    ['{{.NP}}', '<nil>'],
    ['{{1 |}}', '1'],
    ["{{'\\n'}} {{'\\''}} {{'\\x41'}} {{'\\u00e9'}} {{'é'}} {{'\\101'}}", '10 39 65 233 233 65'],
    [
      "{{1_000}} {{0x_1f}} {{0b101}} {{0o17}} {{017}} {{1e3}} {{1E3}} {{.5}} {{5.}} {{0x1p-2}} {{1_0.5_0}} {{-5}} {{+5}} {{-0}} {{-0x1e}} {{0x1e}} {{'a'}} {{1e1i}} {{1+2i}} {{1e+1+2i}} {{0i}} {{-1.5e-3}}",
      '1000 31 5 15 15 1000 1000 0.5 5 0.25 10.5 -5 5 0 -30 30 97 (0+10i) (1+2i) (10+2i) (0+0i) -0.0015',
    ],
    ['{{9223372036854775807}}', '9223372036854775807'],
    ['{{-9223372036854775808}}', '-9223372036854775808'],
    ['{{.é}} {{.M.é}}', '<no value> <no value>'],
    ['{{.M.m.k}} {{index .M.m.k 0}} {{index .M.m "k" 0}} {{(index .M.m.k 0)}}', '[1 2] 1 1 1'],
  ])('%j gives %j', (template, text) => {
    expect(runTemplate(template)).toBe(text);
  });
});

describe('errors of constants are of the type that their spelling gives them', () => {
  it.each([
    ['{{.N | printf}}', 'x:1:7: executing "x" at <printf>: invalid value; expected string'],
    ['{{.S | call}}', 'x:1:7: executing "x" at <call>: error calling call: non-function héllo of type string'],
    [
      '{{.M.a}} {{.M.b}} {{.M.zz}} {{.M.zz.y}} {{.M.n}} {{.M.n.x}}',
      'x:1:53: executing "x" at <.M.n.x>: nil pointer evaluating interface {}.x',
    ],
    ['{{.M.a.x}}', 'x:1:4: executing "x" at <.M.a.x>: can\'t evaluate field x in type interface {}'],
    ['{{.W.x}}', 'x:1:4: executing "x" at <.W.x>: can\'t evaluate field x in type interface {}'],
    ['{{.S.x}}', 'x:1:4: executing "x" at <.S.x>: can\'t evaluate field x in type interface {}'],
    ['{{.N.x}}', 'x:1:4: executing "x" at <.N.x>: nil pointer evaluating interface {}.x'],
    ['{{.P.Zip}}', 'x:1:4: executing "x" at <.P.Zip>: can\'t evaluate field Zip in type interface {}'],
    ['{{.P.name}}', 'x:1:4: executing "x" at <.P.name>: can\'t evaluate field name in type interface {}'],
    ['{{.P.Name 1}}', 'x:1:4: executing "x" at <.P.Name>: Name has arguments but cannot be invoked as function'],
    ['{{.M.a 1}}', 'x:1:4: executing "x" at <.M.a>: a is not a method but has arguments'],
    ['{{1 | .M.a}}', 'x:1:8: executing "x" at <.M.a>: a is not a method but has arguments'],
    ['{{.NP.X}}', 'x:1:5: executing "x" at <.NP.X>: nil pointer evaluating interface {}.X'],
    ['{{.NP.Y}}', 'x:1:5: executing "x" at <.NP.Y>: can\'t evaluate field Y in type interface {}'],
    ['{{. 1}}', 'x:1:2: executing "x" at <.>: can\'t give argument to non-function .'],
    ['{{1 2}}', 'x:1:2: executing "x" at <1>: can\'t give argument to non-function 1'],
    ['{{1 | (2)}}', 'x:1:2: executing "x" at <1>: can\'t give argument to non-function 2'],
    ['{{9223372036854775808}}', 'x:1:2: executing "x" at <9223372036854775808>: 9223372036854775808 overflows int'],
    ['{{0xffffffffffffffff}}', 'x:1:2: executing "x" at <0xffffffffffffffff>: 0xffffffffffffffff overflows int'],
    [
      '{{.Missing}} {{.M.x | printf "%v"}} {{printf "%v" .M.x}} {{print .M.x}} {{html .M.x}} {{len .M.x}}',
      'x:1:88: executing "x" at <len .M.x>: error calling len: reflect: call of reflect.Value.Type on zero Value',
    ],
  ])('%j: %s', (template, message) => {
    expect(runTemplate(template)).toBe(`template: ${message}`);
  });
});
