import type { TemplateCases } from './template-cases.ts';

/** What actions do. */
export const actionsCases: TemplateCases = {
  options: {},
  cases: [
    [
      '{{if .W}}a{{else}}b{{end}}{{if .N}}a{{else if .T}}b{{else}}c{{end}}{{if .E}}x{{end}}{{if 0}}{{else}}z{{end}}',
      'abz',
    ],
    [
      '{{with .M}}{{.a}}{{else}}n{{end}}{{with .N}}x{{else with .T}}{{.}}{{else}}q{{end}}{{with $x := 3}}{{$x}}{{.}}{{end}}',
      '1true33',
    ],
    [
      '{{range .W}}{{.}},{{else}}none{{end}}{{range .N}}x{{else}}none{{end}}{{range $i, $e := .W}}{{$i}}:{{$e}} {{end}}{{range $k, $v := .M}}{{$k}}={{$v}};{{end}}',
      '50,20,0,none0:50 1:20 2:0 a=1;b=x;m=map[k:[1 2]];n=<no value>;',
    ],
    [
      '{{range 3}}{{.}}{{end}}{{range $i := 3}}{{$i}}{{end}}{{range 0}}x{{else}}zero{{end}}{{range -2}}x{{else}}neg{{end}}',
      '012012zeroneg',
    ],
    [
      '{{range $i, $e := 3}}{{end}}',
      'template: x:1:18: executing "x" at <3>: can\'t use 3 to iterate over more than one variable',
    ],
    ['{{range .S}}{{.}}{{end}}', 'template: x:1:8: executing "x" at <.S>: range can\'t iterate over héllo'],
    ['{{range true}}{{end}}', 'template: x:1:8: executing "x" at <true>: range can\'t iterate over true'],
    ['{{range 1.5}}{{end}}', 'template: x:1:8: executing "x" at <1.5>: range can\'t iterate over 1.5'],
    ['{{range .P}}{{end}}', 'template: x:1:8: executing "x" at <.P>: range can\'t iterate over {bob 3}'],
    ['{{range .NP}}{{end}}', 'template: x:1:8: executing "x" at <.NP>: range can\'t iterate over <nil>'],
    [
      '{{range .MI}}{{.}}{{end}}{{range $k, $v := .MS}}{{$k}}{{$v}}{{end}}{{range .B}}{{.}}{{end}}',
      'onetwoa1z26104105',
    ],
    ['{{$x := 1}}{{range .W}}{{$x = .}}{{end}}{{$x}}{{$y := $x}}{{$y}}', '00'],
    ['{{$i := 0}}{{$e := 0}}{{range $i, $e = .W}}{{end}}{{$i}}{{$e}}', '20'],
    ['{{$e := 0}}{{range $e = .W}}{{end}}{{$e}}', '0'],
    ['{{$x = 1}}', 'template: x:1:7: executing "x" at <1>: undefined variable: $x'],
    ['{{if $x = 1}}{{end}}', 'template: x:1:10: executing "x" at <1>: undefined variable: $x'],
    ['{{range $x = .W}}{{end}}', 'template: x:1:13: executing "x" at <.W>: undefined variable: $x'],
    [
      '{{define "a"}}<{{.}}>{{end}}{{template "a" 1}}{{template "a"}}{{template "b"}}',
      'template: x:1:73: executing "x" at <{{template "b"}}>: template "b" not defined',
    ],
    ['{{block "b" .W}}[{{.}}]{{end}}{{template "b" 3}}', '[[50 20 0]][3]'],
    ['{{define "a"}}1{{end}}{{define "a"}} {{end}}{{template "a"}}', '1'],
    ['{{define "x"}}1{{end}}', '1'],
    ['{{/* comment */}}a{{- /* c */ -}} b {{- 1 -}} c {{- "x" }} {{2 -}}  d', 'ab1cx 2d'],
    ['{{$ 1}}', 'template: x:1:2: executing "x" at <$>: can\'t give argument to non-function $'],
    ['{{$x := 1}}{{$x 1}}', 'template: x:1:13: executing "x" at <$x>: can\'t give argument to non-function $x'],
    ['{{$x := 1}}{{1 | $x}}', 'template: x:1:17: executing "x" at <$x>: can\'t give argument to non-function $x'],
    ['{{template "a" 1 2}}', 'template: x:1:11: executing "x" at <{{template "a" 1 2}}>: template "a" not defined'],
    ['{{range $x , $y := .W}}{{$x}}{{$y}}{{end}}', '05012020'],
    ['{{$x:=1}}{{$x}}', '1'],
    [
      '{{define "t"}}{{.X.Y}}{{end}}{{template "t" .P}}',
      'template: x:1:18: executing "t" at <.X.Y>: can\'t evaluate field X in type *struct { Name string; Age int }',
    ],
    ['{{template "nope"}}', 'template: x:1:11: executing "x" at <{{template "nope"}}>: template "nope" not defined'],
    [
      '   {{if\n .zz.a\n }}x{{end}} {{ .P.Nope\n}}',
      'template: x:3:17: executing "x" at <.P.Nope>: can\'t evaluate field Nope in type interface {}',
    ],
    ['{{with .P}}{{.Name}}{{$.S}}{{end}}', 'bobhéllo'],
    ['{{with .P}}{{with .Name}}{{.}}{{end}}{{end}}', 'bob'],
    ['{{$a := 1}}{{if true}}{{$a := 2}}{{$a}}{{end}}{{$a}}', '21'],
    ['{{$a := 1}}{{if true}}{{$a = 2}}{{end}}{{$a}}', '2'],
    ['{{range $i, $e := .W}}{{if $i}},{{end}}{{$e}}{{end}}', '50,20,0'],
    ['{{range $i, $_ := .W}}{{$i}}{{end}}', '012'],
    ['{{$x := "a"}}{{with $x}}{{$x = "b"}}{{end}}{{$x}}', 'b'],
    ['{{range .PA}}{{.}},{{end}}{{range $i, $e := .PA}}{{$i}}{{$e}}{{end}}', '7,8,9,071829'],
  ],
};
