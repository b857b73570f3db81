import type { TemplateCases } from './template-cases.ts';

/** The values of fields, methods and keys. */
export const fieldsCases: TemplateCases = {
  options: {},
  cases: [
    [
      '{{.W}}|{{.U}}|{{.M}}|{{.S}}|{{.F}}|{{.N}}|{{.T}}|{{.P}}|{{.Q}}|{{.MI}}|{{.MS}}|{{.B}}|{{.I8}}|{{.NP}}|{{.NS}}|{{.A}}',
      '[50 20 0]|[3 0]|map[a:1 b:x m:map[k:[1 2]] n:<nil>]|héllo|2.5|<no value>|true|{bob 3}|{1 [x y]}|map[1:one 2:two]|map[a:1 z:26]|[104 105]|-3|<nil>|[]|[7 8]',
    ],
    ['{{printf 3}}', 'template: x:1:9: executing "x" at <3>: expected string; found 3'],
    [
      '{{printf .N}}',
      'template: x:1:9: executing "x" at <.N>: wrong type for value; expected string; got interface {}',
    ],
    ['{{printf nil}}', 'template: x:1:9: executing "x" at <nil>: cannot assign nil to string'],
    ['{{.N | printf}}', 'template: x:1:7: executing "x" at <printf>: invalid value; expected string'],
    [
      '{{.M.a}} {{.M.b}} {{.M.zz}} {{.M.zz.y}} {{.M.n}} {{.M.n.x}}',
      'template: x:1:53: executing "x" at <.M.n.x>: nil pointer evaluating interface {}.x',
    ],
    ['{{.M.a.x}}', 'template: x:1:4: executing "x" at <.M.a.x>: can\'t evaluate field x in type interface {}'],
    ['{{.W.x}}', 'template: x:1:4: executing "x" at <.W.x>: can\'t evaluate field x in type interface {}'],
    ['{{.S.x}}', 'template: x:1:4: executing "x" at <.S.x>: can\'t evaluate field x in type interface {}'],
    ['{{.N.x}}', 'template: x:1:4: executing "x" at <.N.x>: nil pointer evaluating interface {}.x'],
    ['{{.zz.x.y}}', '<no value>'],
    ['{{.P.Name}} {{.P.Age}} {{.Q.A}} {{.Q.B}}', 'bob 3 1 [x y]'],
    ['{{.P.Zip}}', 'template: x:1:4: executing "x" at <.P.Zip>: can\'t evaluate field Zip in type interface {}'],
    ['{{.P.name}}', 'template: x:1:4: executing "x" at <.P.name>: can\'t evaluate field name in type interface {}'],
    [
      '{{.P.Name 1}}',
      'template: x:1:4: executing "x" at <.P.Name>: Name has arguments but cannot be invoked as function',
    ],
    ['{{.M.a 1}}', 'template: x:1:4: executing "x" at <.M.a>: a is not a method but has arguments'],
    ['{{.NP.X}}', 'template: x:1:5: executing "x" at <.NP.X>: nil pointer evaluating interface {}.X'],
    ['{{.NP.Y}}', 'template: x:1:5: executing "x" at <.NP.Y>: can\'t evaluate field Y in type interface {}'],
    ['{{.NP}}', '<nil>'],
    ['{{(.M.a).x}}', 'template: x:1:5: executing "x" at <.M.a>: can\'t evaluate field x in type int'],
    ['{{(1).x}}', 'template: x:1:3: executing "x" at <1>: can\'t evaluate field x in type int'],
    ['{{nil}}', 'template: x:1:2: executing "x" at <nil>: nil is not a command'],
    ['{{"a" 1}}', 'template: x:1:2: executing "x" at <"a">: can\'t give argument to non-function "a"'],
    ['{{true 1}}', 'template: x:1:2: executing "x" at <true>: can\'t give argument to non-function true'],
    ['{{(1) 2}}', 'template: x:1:2: executing "x" at <(1) 2>: can\'t give argument to non-function 1'],
    ['{{(1 | )}}', '1'],
    ['{{"\\n\\t\\x41\\u00e9\\U0001F600\\101\\\\\\""}} {{`raw\\n"`}}', '\n\tAé😀A\\" raw\\n"'],
    ['{{ 1\n}}{{2}}', '12'],
    ['{{`a\nb`}}', 'a\nb'],
    ['{{true}}{{false}}', 'truefalse'],
  ],
};
