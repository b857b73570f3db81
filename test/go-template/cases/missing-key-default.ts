import type { TemplateCases } from './template-cases.ts';

/** The value of a missing key with missingkey=default. */
export const missingKeyDefaultCases: TemplateCases = {
  options: { missingKey: 'default' },
  cases: [
    ['{{.M.zz}}', '<no value>'],
    ['{{.M.zz.y}}', '<no value>'],
    ['{{.zz}}', '<no value>'],
    ['{{.zz.x.y}}', '<no value>'],
    ['{{index .M "zz"}}', '<no value>'],
    ['{{.MS.zz}}', '<no value>'],
    ['{{.N.x}}', 'template: x:1:4: executing "x" at <.N.x>: nil pointer evaluating interface {}.x'],
    ['{{.M.n.x}}', 'template: x:1:4: executing "x" at <.M.n.x>: nil pointer evaluating interface {}.x'],
    ['{{if .zz}}a{{else}}b{{end}}', 'b'],
    ['{{range .zz}}{{else}}b{{end}}', 'b'],
    ['{{printf "%v" .M.zz}}', '<nil>'],
    ['{{$.M.zz}}', '<no value>'],
    ['{{(.M).zz}}', '<no value>'],
  ],
};
