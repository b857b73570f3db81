import type { TemplateCases } from './template-cases.ts';

/** The values of constants. */
export const numbersCases: TemplateCases = {
  options: {},
  cases: [
    ['{{-1}} {{- 1}}', '-11'],
    ['{{1 | .M.a}}', 'template: x:1:8: executing "x" at <.M.a>: a is not a method but has arguments'],
    ['{{. 1}}', 'template: x:1:2: executing "x" at <.>: can\'t give argument to non-function .'],
    ['{{1 2}}', 'template: x:1:2: executing "x" at <1>: can\'t give argument to non-function 1'],
    ['{{1 | (2)}}', 'template: x:1:2: executing "x" at <1>: can\'t give argument to non-function 2'],
    ['{{1 |}}', '1'],
    ["{{'\\n'}} {{'\\''}} {{'\\x41'}} {{'\\u00e9'}} {{'é'}} {{'\\101'}}", '10 39 65 233 233 65'],
    [
      "{{1_000}} {{0x_1f}} {{0b101}} {{0o17}} {{017}} {{1e3}} {{1E3}} {{.5}} {{5.}} {{0x1p-2}} {{1_0.5_0}} {{-5}} {{+5}} {{-0}} {{-0x1e}} {{0x1e}} {{'a'}} {{1e1i}} {{1+2i}} {{1e+1+2i}} {{0i}} {{-1.5e-3}}",
      '1000 31 5 15 15 1000 1000 0.5 5 0.25 10.5 -5 5 0 -30 30 97 (0+10i) (1+2i) (10+2i) (0+0i) -0.0015',
    ],
    ['{{9223372036854775807}}', '9223372036854775807'],
    [
      '{{9223372036854775808}}',
      'template: x:1:2: executing "x" at <9223372036854775808>: 9223372036854775808 overflows int',
    ],
    ['{{-9223372036854775808}}', '-9223372036854775808'],
    [
      '{{0xffffffffffffffff}}',
      'template: x:1:2: executing "x" at <0xffffffffffffffff>: 0xffffffffffffffff overflows int',
    ],
    ['{{.é}} {{.M.é}}', '<no value> <no value>'],
  ],
};
