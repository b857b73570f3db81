import type { TemplateCases } from './template-cases.ts';

/** The value of a missing key with missingkey=error. */
export const missingKeyErrorCases: TemplateCases = {
  options: { missingKey: 'error' },
  cases: [
    ['{{.M.zz}}', 'template: x:1:4: executing "x" at <.M.zz>: map has no entry for key "zz"'],
    ['{{.M.zz.y}}', 'template: x:1:4: executing "x" at <.M.zz.y>: map has no entry for key "zz"'],
    ['{{.zz}}', 'template: x:1:2: executing "x" at <.zz>: map has no entry for key "zz"'],
    ['{{.zz.x.y}}', 'template: x:1:5: executing "x" at <.zz.x.y>: map has no entry for key "zz"'],
    ['{{index .M "zz"}}', '<no value>'],
    ['{{.MS.zz}}', 'template: x:1:5: executing "x" at <.MS.zz>: map has no entry for key "zz"'],
    ['{{.N.x}}', 'template: x:1:4: executing "x" at <.N.x>: nil pointer evaluating interface {}.x'],
    ['{{.M.n.x}}', 'template: x:1:4: executing "x" at <.M.n.x>: nil pointer evaluating interface {}.x'],
    ['{{if .zz}}a{{else}}b{{end}}', 'template: x:1:5: executing "x" at <.zz>: map has no entry for key "zz"'],
    ['{{range .zz}}{{else}}b{{end}}', 'template: x:1:8: executing "x" at <.zz>: map has no entry for key "zz"'],
    ['{{printf "%v" .M.zz}}', 'template: x:1:16: executing "x" at <.M.zz>: map has no entry for key "zz"'],
    ['{{$.M.zz}}', 'template: x:1:3: executing "x" at <$.M.zz>: map has no entry for key "zz"'],
    ['{{(.M).zz}}', 'template: x:1:3: executing "x" at <.M>: map has no entry for key "zz"'],
  ],
};
