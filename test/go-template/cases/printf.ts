import type { TemplateCases } from './template-cases.ts';

/** What printf prints for formats and values. */
export const printfCases: TemplateCases = {
  options: {},
  cases: [
    [
      '{{printf "%v %+v %#v %T" .P .P .P .P}}',
      '&{bob 3} &{Name:bob Age:3} &struct { Name string; Age int }{Name:"bob", Age:3} *struct { Name string; Age int }',
    ],
    [
      '{{printf "%v %+v %#v %T" .Q .Q .Q .Q}}',
      '{1 [x y]} {A:1 B:[x y]} struct { A interface {}; B []string }{A:1, B:[]string{"x", "y"}} struct { A interface {}; B []string }',
    ],
    [
      '{{printf "%v %+v %#v %T" .M .M .M .M}}',
      'map[a:1 b:x m:map[k:[1 2]] n:<nil>] map[a:1 b:x m:map[k:[1 2]] n:<nil>] map[string]interface {}{"a":1, "b":"x", "m":map[string]interface {}{"k":[]interface {}{1, 2}}, "n":interface {}(nil)} map[string]interface {}',
    ],
    ['{{printf "%v %+v %#v %T" .W .W .W .W}}', '[50 20 0] [50 20 0] []interface {}{50, 20, 0} []interface {}'],
    ['{{printf "%v %+v %#v %T" .U .U .U .U}}', '[3 0] [3 0] []uint32{0x3, 0x0} []uint32'],
    ['{{printf "%v %+v %#v %T" .B .B .B .B}}', '[104 105] [104 105] []byte{0x68, 0x69} []uint8'],
    [
      '{{printf "%v %+v %#v %T" .MI .MI .MI .MI}}',
      'map[1:one 2:two] map[1:one 2:two] map[int]string{1:"one", 2:"two"} map[int]string',
    ],
    ['{{printf "%v %+v %#v %T" .NP .NS .NS .NP}}', '<nil> [] []int(nil) *struct { X int }'],
    ['{{printf "%v %+v %#v %T" .N .N .N .N}}', '<nil> <nil> <nil> <nil>'],
    ['{{printf "%s %x %X %q % x %#x % #x" .B .B .B .B .B .B .B}}', 'hi 6869 6869 "hi" 68 69 0x6869 0x68 0x69'],
    [
      '{{printf "%s|%d|%q|%x|%t" .W .W .W .W .W}}',
      "[%!s(int=50) %!s(int=20) %!s(int=0)]|[50 20 0]|['2' '\\x14' '\\x00']|[32 14 0]|[%!t(int=50) %!t(int=20) %!t(int=0)]",
    ],
    [
      '{{printf "%s|%d|%q|%x|%t" .M .M .M .M .M}}',
      'map[a:%!s(int=1) b:x m:map[k:[%!s(int=1) %!s(int=2)]] n:<nil>]|map[%!d(string=a):1 %!d(string=b):%!d(string=x) %!d(string=m):map[%!d(string=k):[1 2]] %!d(string=n):<nil>]|map["a":\'\\x01\' "b":"x" "m":map["k":[\'\\x01\' \'\\x02\']] "n":<nil>]|map[61:1 62:78 6d:map[6b:[1 2]] 6e:<nil>]|map[%!t(string=a):%!t(int=1) %!t(string=b):%!t(string=x) %!t(string=m):map[%!t(string=k):[%!t(int=1) %!t(int=2)]] %!t(string=n):<nil>]',
    ],
    [
      '{{printf "%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%#b|%c|%q|%U|%#U" 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42}}',
      "   42|42   |00042|+42| 42|2a|2A|0x2a|52|052|0o52|101010|0b101010|*|'*'|U+002A|U+002A '*'",
    ],
    [
      '{{printf "%5d|%-5d|%05d|%+d|% d|%x|%.5d|%8.3d|%-8.3d|%08.3d" -42 -42 -42 -42 -42 -42 -42 -42 -42 -42}}',
      '  -42|-42  |-0042|-42|-42|-2a|-00042|    -042|-042    |    -042',
    ],
    [
      '{{printf "%f|%e|%g|%G|%E|%b|%x|%X|%.2f|%8.2f|%-8.2f|%08.2f|%+.1f|% f|%#g|%#.3g|%v" 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14 3.14}}',
      '3.140000|3.140000e+00|3.14|3.14|3.140000E+00|7070651414971679p-51|0x1.91eb851eb851fp+01|0X1.91EB851EB851FP+01|3.14|    3.14|3.14    |00003.14|+3.1| 3.140000|3.14000|3.14|3.14',
    ],
    [
      '{{printf "%v %v %v %v %v %v %v" 1e20 1e21 1e-4 1e-5 123456789.0 0.1 100000.0}}',
      '1e+20 1e+21 0.0001 1e-05 1.23456789e+08 0.1 100000',
    ],
    [
      '{{printf "%6.2f%%|%s|%10s|%-10s|%.2s|%q|%+q|%#q|%x" 99.5 "hé" "hé" "hé" "hé" "hé" "hé" "hé" "hé"}}',
      ' 99.50%|hé|        hé|hé        |hé|"hé"|"h\\u00e9"|`hé`|68c3a9',
    ],
    [
      '{{printf "%d" "x"}}{{printf "%s" 5}}{{printf "%z" 5}}{{printf "%!" 5}}{{printf "%d"}}{{printf "x" 1 "a"}}{{printf "%"}}{{printf "%d %d" 1}}',
      '%!d(string=x)%!s(int=5)%!z(int=5)%!!(int=5)%!d(MISSING)x%!(EXTRA int=1, string=a)%!(NOVERB)1 %!d(MISSING)',
    ],
    [
      '{{printf "%[2]d %[1]d" 1 2}}{{printf "%[3]d" 1}}{{printf "%[2]*[1]d" 1 5}}{{printf "%*d" 5 1}}{{printf "%-*d|" 5 1}}{{printf "%.*f" 2 3.14159}}{{printf "%*d" "a" 1}}{{printf "%.*d" -1 1}}{{printf "%[x]d" 1}}{{printf "%[1]" 1}}{{printf "%[5" 1}}{{printf "%[1]d %d" 1 2}}',
      '2 1%!d(BADINDEX)    1    11    |3.14%!(BADWIDTH)1%!(BADPREC)1%!d(BADINDEX)%!(NOVERB)%!(NOVERB)1 2',
    ],
    ['{{printf "%t %v %5t %q" true false true true}}', 'true false  true %!q(bool=true)'],
    ['{{printf "%v %v %.3v %T" 1i 1.5i 2.5i 1i}}', '(0+1i) (0+1.5i) (0+2.5i) complex128'],
    [
      '{{printf "%p" 1}}{{printf "%w" 1}}{{printf "%w" .W}}{{printf "%w" "a"}}',
      '%!p(int=1)%!w(int=1)%!w([]interface {}=[50 20 0])%!w(string=a)',
    ],
    ['{{printf "%6v|%-6v|%06v" .W .W .W}}', '[    50     20      0]|[50     20     0     ]|[000050 000020 000000]'],
    ['{{printf "%6v|%-6v|%06v" "a" true 1.5}}', '     a|true  |0001.5'],
    ['{{printf "%99999999999d" 1}}{{printf "%.99999999999d" 1}}', '%!(NOVERB)%!(EXTRA int=1)%!(NOVERB)%!(EXTRA int=1)'],
    ['{{printf .S}}', 'héllo'],
    ['{{.S | printf "%q %v" 1}}', "'\\x01' héllo"],
    ['{{(index .W 1)}} {{(.M).a}} {{(.M.m).k}} {{((1))}} {{(print 1 2 | printf "%s")}}', '20 1 [1 2] 1 1 2'],
    ['{{"\\xff" | printf "%q"}} {{"é" | printf "%x"}}', '"\\xff" c3a9'],
    ['{{print .NP}}{{printf "%v %s %d" .NP .N .N}}', '<nil><nil> %!s(<nil>) %!d(<nil>)'],
    ['{{.M | len}} {{"abc" | len | printf "%03d"}}', '4 003'],
    ['{{ "a" | printf "%s-%s" "b" }}', 'b-a'],
    ['{{printf "%v %d %s" .M.n .M.n .M.n}}', '<nil> %!d(<nil>) %!s(<nil>)'],
    [
      '{{printf "%6.3v|%-8q|%08.3f|%+d|%x|%X|%#x|%t" 3.14159 "a" -2.5 7 "hi" "hi" 255 true}}',
      '  3.14|"a"     |-002.500|+7|6869|6869|0xff|true',
    ],
    [
      '{{printf "%v %v %v" .I8 .A .Q}} {{printf "%d %s" .A .Q}} {{printf "%T %T %T %T" .I8 .A .Q 1i}}',
      '-3 [7 8] {1 [x y]} [7 8] {%!s(int=1) [x y]} int8 [2]int struct { A interface {}; B []string } complex128',
    ],
    [
      '{{printf "%e %E %.0e %.3g %g %G" 123456.789 0.000123 5.5 1234.5 1e100 1e-10}}',
      '1.234568e+05 1.230000E-04 6e+00 1.23e+03 1e+100 1E-10',
    ],
    [
      '{{printf "%.0f %.1f %.2f %.3f" 0.5 0.25 2.675 1e-9}} {{printf "%5.1f|%-7.2f|%07.2f|%+.2f" 9.96 1.005 -1.5 0.0}}',
      '0 0.2 2.67 0.000  10.0|1.00   |-001.50|+0.00',
    ],
    [
      '{{printf "%b %x %X %.2x %.0x" 1.0 1.0 -0.1 3.999 1.5}} {{printf "%#v %#v %#v" 1.0 1e21 "a\\tb"}}',
      '4503599627370496p-52 0x1p+00 -0X1.999999999999AP-04 0x1.00p+02 0x1p+01 1 1e+21 "a\\tb"',
    ],
    ['{{printf "%#g %#.3g %#e %#f %#x" 1.0 100.0 1.0 1.0 1.5}}', '1.00000 100. 1.000000e+00 1.000000 0x1.8000p+00'],
    [
      '{{printf "%08b|%-8o|%#o|%#b|%#X|% x|%# x|% X" 5 8 8 5 255 "abc" "abc" "abc"}}',
      '00000101|10      |010|0b101|0XFF|61 62 63|0x61 0x62 0x63|61 62 63',
    ],
    [
      '{{printf "%+q %#q %#q %q %x" "é☺" "a`b" "a\\\\b" \'☺\' "☺"}} {{printf "%c%c%c|%U %#U %08U" 65 233 9786 9786 9786 65}}',
      '"\\u00e9\\u263a" "a`b" `a\\b` \'☺\' e298ba Aé☺|U+263A U+263A \'☺\'   U+0041',
    ],
    [
      '{{printf "%3c|%-3c|%03c" \'a\' \'b\' \'c\'}} {{printf "%.3s|%.0s|%5.2s|%-5.1s|" "héllo" "abc" "abc" "abc"}}',
      '  a|b  |00c hél||   ab|a    |',
    ],
    [
      '{{printf "%[2]s %[1]s" "a" "b"}} {{printf "%[2]d %d" 1 2 3}} {{printf "%[1]d %[1]v %[1]T" 7}} {{printf "%[2]*[1]d|%-[2]*[1]d|" 7 4}}',
      'b a 2 3 7 7 int    7|7   |',
    ],
    [
      '{{printf "%v" (printf "%%")}}{{printf "%%%d%%" 5}} {{printf "%-010d|%+-5d|% 05d|%+05d" 1 2 3 4}}',
      '%%5% 1         |+2   | 0003|+0004',
    ],
    [
      '{{printf "%s %v %d" nil nil nil}} {{printf "%t %t" 1 "x"}} {{printf "%d %d" 1.5 true}} {{printf "%f %x" 1 1.5}}',
      '%!s(<nil>) <nil> %!d(<nil>) %!t(int=1) %!t(string=x) %!d(float64=1.5) %!d(bool=true) %!f(int=1) 0x1.8p+00',
    ],
    [
      '{{printf "%v %s" (index .M "m") (index .M "m" "k")}} {{printf "%x %X" .W "é"}} {{printf "%08v|%-8v|%+v" .M.a .S .P}}',
      'map[k:[1 2]] [%!s(int=1) %!s(int=2)] [32 14 0] C3A9 00000001|héllo   |&{Name:bob Age:3}',
    ],
    [
      '{{printf "%!d" 1}} {{printf "%z%z" 1 "a"}} {{printf "%-" 1}} {{printf "%.2" 1}} {{printf "%5" 1}} {{printf "%é" 1}}',
      '%!!(int=1)d %!z(int=1)%!z(string=a) %!(NOVERB)%!(EXTRA int=1) %!(NOVERB)%!(EXTRA int=1) %!(NOVERB)%!(EXTRA int=1) %!é(int=1)',
    ],
    [
      '{{printf "%s" "\\xff"}} {{printf "%q" "\\xff\\u2028\\x7f"}} {{printf "%+q" "\\u2028"}} {{printf "%x" "\\xff"}}',
      '� "\\xff\\u2028\\x7f" "\\u2028" ff',
    ],
    [
      '{{printf "%*d|%.*f|%*.*f" 5 42 2 3.14159 8 3 2.71828}} {{printf "%*d" -5 42}}| {{printf "%.*d" 3 7}} {{printf "%*s" 1.5 "a"}}',
      '   42|3.14|   2.718 42   | 007 %!(BADWIDTH)a',
    ],
    [
      '{{printf "%v %v" 0.1 1e6}} {{printf "%v %v %v" 1e20 1e21 123456789.0}} {{print 1e6 2.0 0.000001 -0.0}}',
      '0.1 1e+06 1e+20 1e+21 1.23456789e+08 1e+06 2 1e-06 -0',
    ],
    [
      '{{printf "%v %T" .PA .PA}}{{.PA}}{{eq .PA nil}}{{if .PA}}y{{end}}{{if .NP}}n{{end}}',
      '&[7 8 9] *[3]int[7 8 9]falsey',
    ],
  ],
};
