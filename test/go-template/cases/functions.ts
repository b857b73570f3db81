import type { TemplateCases } from './template-cases.ts';

/** The results of functions, and their errors for wrong arguments. */
export const functionsCases: TemplateCases = {
  options: {},
  cases: [
    [
      '{{print}}{{print 1}}{{print 1 2}}{{print "a" 1 2 "b" "c" true nil}}{{println 1 2 "a"}}{{println}}',
      '11 2a1 2bctrue <nil>1 2 a\n\n',
    ],
    [
      '{{html "<a&\'\\">" 1 2}}{{js "it\'s <b> \\"q\\" = \\\\ \\n é \\u200b"}}{{urlquery "a b&c=é/~" 1}}',
      '&lt;a&amp;&#39;&#34;&gt;1 2it\\\'s \\u003Cb\\u003E \\"q\\" \\u003D \\\\ \\u000A é \\u200Ba+b%26c%3D%C3%A9%2F~1',
    ],
    ['{{.S | html}}{{"<" | html | print}}', 'héllo&lt;'],
    ['{{"a" | js}}{{"a b" | urlquery}}', 'aa+b'],
    ['{{len .S}} {{len .W}} {{len .M}} {{len .NS}} {{len "x"}}', '6 3 4 0 1'],
    ['{{len 3}}', 'template: x:1:2: executing "x" at <len 3>: error calling len: len of type int'],
    [
      '{{len nil}}',
      'template: x:1:2: executing "x" at <len nil>: error calling len: reflect: call of reflect.Value.Type on zero Value',
    ],
    ['{{len .N}}', 'template: x:1:2: executing "x" at <len .N>: error calling len: len of nil pointer'],
    ['{{len .NP}}', 'template: x:1:2: executing "x" at <len .NP>: error calling len: len of nil pointer'],
    [
      '{{len .P}}',
      'template: x:1:2: executing "x" at <len .P>: error calling len: len of type struct { Name string; Age int }',
    ],
    ['{{len .T}}', 'template: x:1:2: executing "x" at <len .T>: error calling len: len of type bool'],
    [
      '{{index .W 1}} {{index .M "a"}} {{index .M "zz"}} {{index .MI 1}} {{index .MI 9}} {{index .S 1}} {{index .M "m" "k" 1}} {{index .W}} {{index .A 1}}',
      '20 1 <no value> one  195 2 [50 20 0] 8',
    ],
    [
      '{{index .W 3}}',
      'template: x:1:2: executing "x" at <index .W 3>: error calling index: reflect: slice index out of range',
    ],
    ['{{index .W 4}}', 'template: x:1:2: executing "x" at <index .W 4>: error calling index: index out of range: 4'],
    ['{{index .W -1}}', 'template: x:1:2: executing "x" at <index .W -1>: error calling index: index out of range: -1'],
    [
      '{{index .W "a"}}',
      'template: x:1:2: executing "x" at <index .W "a">: error calling index: cannot index slice/array with type string',
    ],
    [
      '{{index .W nil}}',
      'template: x:1:2: executing "x" at <index .W nil>: error calling index: cannot index slice/array with nil',
    ],
    [
      '{{index .W 1.0}}',
      'template: x:1:2: executing "x" at <index .W 1.0>: error calling index: cannot index slice/array with type float64',
    ],
    [
      '{{index .S 6}}',
      'template: x:1:2: executing "x" at <index .S 6>: error calling index: reflect: string index out of range',
    ],
    ['{{index .S 99}}', 'template: x:1:2: executing "x" at <index .S 99>: error calling index: index out of range: 99'],
    ['{{index .N 1}}', 'template: x:1:2: executing "x" at <index .N 1>: error calling index: index of untyped nil'],
    ['{{index nil 1}}', 'template: x:1:2: executing "x" at <index nil 1>: error calling index: index of untyped nil'],
    [
      '{{index 3 1}}',
      'template: x:1:2: executing "x" at <index 3 1>: error calling index: can\'t index item of type int',
    ],
    ['{{index .NP 1}}', 'template: x:1:2: executing "x" at <index .NP 1>: error calling index: index of nil pointer'],
    [
      '{{index .P 1}}',
      'template: x:1:2: executing "x" at <index .P 1>: error calling index: can\'t index item of type struct { Name string; Age int }',
    ],
    [
      '{{index .MI "a"}}',
      'template: x:1:2: executing "x" at <index .MI "a">: error calling index: value has type string; should be int',
    ],
    [
      '{{index .M 1}}',
      'template: x:1:2: executing "x" at <index .M 1>: error calling index: value has type int; should be string',
    ],
    [
      '{{index .M nil}}',
      'template: x:1:2: executing "x" at <index .M nil>: error calling index: value is nil; should be of type string',
    ],
    [
      '{{index .NS 0}}',
      'template: x:1:2: executing "x" at <index .NS 0>: error calling index: reflect: slice index out of range',
    ],
    ['{{index .MA "a"}} {{index .MA 1}}', '1 <no value>'],
    [
      '{{index .MA .W}}',
      'template: x:1:2: executing "x" at <index .MA .W>: error calling index: runtime error: hash of unhashable type []interface {}',
    ],
    [
      '{{index .ME .W}}',
      'template: x:1:2: executing "x" at <index .ME .W>: error calling index: hash of unhashable type: []interface {}',
    ],
    ['{{index}}', 'template: x:1:2: executing "x" at <index>: wrong number of args for index: want at least 1 got 0'],
    [
      '{{index .A 2}}',
      'template: x:1:2: executing "x" at <index .A 2>: error calling index: reflect: array index out of range',
    ],
    [
      '{{slice .S 1 3}} {{slice .W 1}} {{slice .W 0 2}} {{slice .W 0 1 2}} {{slice "abc"}} {{slice .NS}} {{slice .B 1}}',
      'é [20 0] [50 20] [50] abc [] [105]',
    ],
    ['{{slice .S 9}}', 'template: x:1:2: executing "x" at <slice .S 9>: error calling slice: index out of range: 9'],
    [
      '{{slice .W 2 1}}',
      'template: x:1:2: executing "x" at <slice .W 2 1>: error calling slice: invalid slice index: 2 > 1',
    ],
    [
      '{{slice .W 0 2 1}}',
      'template: x:1:2: executing "x" at <slice .W 0 2 1>: error calling slice: invalid slice index: 2 > 1',
    ],
    [
      '{{slice .W 0 1 2 3}}',
      'template: x:1:2: executing "x" at <slice .W 0 1 2 3>: error calling slice: too many slice indexes: 4',
    ],
    [
      '{{slice .S 0 1 2}}',
      'template: x:1:2: executing "x" at <slice .S 0 1 2>: error calling slice: cannot 3-index slice a string',
    ],
    ['{{slice 3}}', 'template: x:1:2: executing "x" at <slice 3>: error calling slice: can\'t slice item of type int'],
    ['{{slice nil}}', 'template: x:1:2: executing "x" at <slice nil>: error calling slice: slice of untyped nil'],
    [
      '{{slice .A 0 1}}',
      'template: x:1:2: executing "x" at <slice .A 0 1>: error calling slice: reflect.Value.Slice: slice of unaddressable array',
    ],
    [
      '{{slice .M 0 1}}',
      'template: x:1:2: executing "x" at <slice .M 0 1>: error calling slice: can\'t slice item of type map[string]interface {}',
    ],
    [
      '{{slice .W 0 5}}',
      'template: x:1:2: executing "x" at <slice .W 0 5>: error calling slice: index out of range: 5',
    ],
    ['{{slice (slice .W 0 1) 0 3}}', '[50 20 0]'],
    [
      '{{eq 1 1}} {{eq 1 2 1}} {{eq "a" "a"}} {{eq .N nil}} {{eq .NS nil}} {{eq nil nil}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1 2}} {{ge 1 2}} {{lt "a" "b"}} {{lt 1.5 2.5}} {{eq (index .U 0) 3}} {{lt (index .U 0) 5}} {{eq 1.5 1.5}} {{eq true true}} {{eq 1i 1i}}',
      'true true true true true true true true true false false true true true true true true true',
    ],
    ['{{eq 1}}', 'template: x:1:2: executing "x" at <eq 1>: error calling eq: missing argument for comparison'],
    [
      '{{eq 1 1.5}}',
      'template: x:1:2: executing "x" at <eq 1 1.5>: error calling eq: incompatible types for comparison: int and float64',
    ],
    [
      '{{eq 1 "a"}}',
      'template: x:1:2: executing "x" at <eq 1 "a">: error calling eq: incompatible types for comparison: int and string',
    ],
    [
      '{{eq .W .W}}',
      'template: x:1:2: executing "x" at <eq .W .W>: error calling eq: non-comparable type [%!s(int=50) %!s(int=20) %!s(int=0)]: []interface {}',
    ],
    [
      '{{eq .M .W}}',
      'template: x:1:2: executing "x" at <eq .M .W>: error calling eq: non-comparable types map[a:%!s(int=1) b:x m:map[k:[%!s(int=1) %!s(int=2)]] n:<nil>]: map[string]interface {}, []interface {}: [50 20 0]',
    ],
    ['{{eq .N 1}}', 'false'],
    ['{{eq 1 nil}}', 'false'],
    ['{{eq .W nil}} {{eq .M nil}} {{ne .P nil}} {{eq .P .P}}', 'false false true true'],
    [
      '{{eq .W 1}}',
      'template: x:1:2: executing "x" at <eq .W 1>: error calling eq: incompatible types for comparison: []interface {} and int',
    ],
    [
      '{{lt true false}}',
      'template: x:1:2: executing "x" at <lt true false>: error calling lt: invalid type for comparison',
    ],
    ['{{lt nil 1}}', 'template: x:1:2: executing "x" at <lt nil 1>: error calling lt: invalid type for comparison'],
    [
      '{{lt 1 "a"}}',
      'template: x:1:2: executing "x" at <lt 1 "a">: error calling lt: incompatible types for comparison: int and string',
    ],
    ['{{lt 1}}', 'template: x:1:2: executing "x" at <lt>: wrong number of args for lt: want 2 got 1'],
    ['{{lt 1 2 3}}', 'template: x:1:2: executing "x" at <lt>: wrong number of args for lt: want 2 got 3'],
    ['{{ne 1}}', 'template: x:1:2: executing "x" at <ne>: wrong number of args for ne: want 2 got 1'],
    [
      '{{eq .A .A}} {{eq .Q .Q}}',
      'template: x:1:15: executing "x" at <eq .Q .Q>: error calling eq: non-comparable type {%!s(int=1) [x y]}: struct { A interface {}; B []string }',
    ],
    ['{{eq .P.Name "bob"}}', 'true'],
    [
      '{{and 1 2}} {{and 0 2}} {{and nil 1}} {{or 0 "" 3}} {{or nil 0}} {{not 1}} {{not nil}} {{and}} ',
      'template: x:1:89: executing "x" at <and>: wrong number of args for and: want at least 1 got 0',
    ],
    [
      '{{and .N.X 1}} {{1 | and 0}} {{1 | or 0}} {{0 | and 1}}',
      'template: x:1:8: executing "x" at <.N.X>: nil pointer evaluating interface {}.X',
    ],
    ['{{or 1 (index .W 9)}} {{and 0 (index .W 9)}}', '1 0'],
    [
      '{{or 0 (index .W 9)}}',
      'template: x:1:8: executing "x" at <index .W 9>: error calling index: index out of range: 9',
    ],
    ['{{not}}', 'template: x:1:2: executing "x" at <not>: wrong number of args for not: want 1 got 0'],
    ['{{not 1 2}}', 'template: x:1:2: executing "x" at <not>: wrong number of args for not: want 1 got 2'],
    ['{{call .S}}', 'template: x:1:2: executing "x" at <call .S>: error calling call: non-function .S of type string'],
    ['{{call nil}}', 'template: x:1:2: executing "x" at <call nil>: error calling call: call of nil'],
    ['{{call .N 1}}', 'template: x:1:2: executing "x" at <call .N 1>: error calling call: call of nil'],
    ['{{call 3 4}}', 'template: x:1:2: executing "x" at <call 3 4>: error calling call: non-function 3 of type int'],
    ['{{call}}', 'template: x:1:2: executing "x" at <call>: wrong number of args for call: want at least 1 got 0'],
    [
      '{{.S | call}}',
      'template: x:1:7: executing "x" at <call>: error calling call: non-function héllo of type string',
    ],
    ['{{range .W}}{{if eq . 20}}{{continue}}{{end}}{{.}}{{if eq . 0}}{{break}}{{end}}-{{end}}', '50-0'],
    ['{{define "r"}}{{if .}}{{len .}}{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" .W}}', '321'],
    [
      '{{template "a" 1 | print}}',
      'template: x:1:11: executing "x" at <{{template "a" 1 | print}}>: template "a" not defined',
    ],
    ['{{print `a` "b" \'c\'}}', 'ab99'],
    ['{{print true false nil}}', 'true false <nil>'],
    ['{{.M.m.k}} {{index .M.m.k 0}} {{index .M.m "k" 0}} {{(index .M.m.k 0)}}', '[1 2] 1 1 1'],
    [
      'line1\nline2 {{index .W 8}}',
      'template: x:2:8: executing "x" at <index .W 8>: error calling index: index out of range: 8',
    ],
    ['{{if and .T (eq 1 1)}}ok{{end}} {{if or .N .E}}bad{{else}}ok{{end}}', 'ok ok'],
    ['{{if not .N}}n{{end}}', 'n'],
    ['{{eq .NP nil}}', 'true'],
    ['{{eq (index .W 0) 50}}{{gt (index .U 0) 2}}{{ge (index .U 1) 0}}{{lt (index .U 1) -1}}', 'truetruetruefalse'],
    ['{{print (print 1) (print "a" "b")}}', '1ab'],
    [
      '{{.Missing}} {{.M.x | printf "%v"}} {{printf "%v" .M.x}} {{print .M.x}} {{html .M.x}} {{len .M.x}}',
      'template: x:1:88: executing "x" at <len .M.x>: error calling len: reflect: call of reflect.Value.Type on zero Value',
    ],
    [
      '{{index .M.x "a"}}',
      'template: x:1:2: executing "x" at <index .M.x "a">: error calling index: index of untyped nil',
    ],
    ['{{range .M.x}}{{end}}{{if .M.x}}{{end}}{{not .M.x}}', 'true'],
    [
      '{{slice .PA 1}} {{slice .PA 0 1 2}} {{slice (slice .PA 0 1 2) 0 2}} {{index .PA 2}} {{len .PA}}',
      '[8 9] [7] [7 8] 9 3',
    ],
    [
      '{{slice .A 0 1 2}}',
      'template: x:1:2: executing "x" at <slice .A 0 1 2>: error calling slice: reflect.Value.Slice3: slice of unaddressable array',
    ],
    [
      '{{slice (slice .PA 0 1 2) 0 3}}',
      'template: x:1:2: executing "x" at <slice (slice .PA 0 1 2) 0 3>: error calling slice: index out of range: 3',
    ],
  ],
};
