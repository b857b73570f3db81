import type { TemplateCases } from './template-cases.ts';

/** The value of a missing key with missingkey=zero. */
export const missingKeyZeroCases: TemplateCases = {
  options: { missingKey: 'zero' },
  cases: [
    ['{{.M.zz}}', '<no value>'],
    ['{{.M.zz.y}}', 'template: x:1:4: executing "x" at <.M.zz.y>: nil pointer evaluating interface {}.y'],
    ['{{.zz}}', '<no value>'],
    ['{{.zz.x.y}}', 'template: x:1:5: executing "x" at <.zz.x.y>: nil pointer evaluating interface {}.x'],
    ['{{index .M "zz"}}', '<no value>'],
    ['{{.MS.zz}}', '0'],
    ['{{.N.x}}', 'template: x:1:4: executing "x" at <.N.x>: nil pointer evaluating interface {}.x'],
    ['{{.M.n.x}}', 'template: x:1:4: executing "x" at <.M.n.x>: nil pointer evaluating interface {}.x'],
    ['{{if .zz}}a{{else}}b{{end}}', 'b'],
    ['{{range .zz}}{{else}}b{{end}}', 'b'],
    ['{{printf "%v" .M.zz}}', '<nil>'],
    ['{{$.M.zz}}', '<no value>'],
    ['{{(.M).zz}}', '<no value>'],
  ],
};
