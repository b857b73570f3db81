import { describe, expect, it } from 'vitest';
import { executeTemplate } from '../../src/go-template/index.ts';
import { templateData } from '../../src/routing/template-data.ts';

const routemap = {
  name: 'web',
  namespace: 'lab',
  labels: { app: 'web' },
  annotations: {},
  versions: [],
  templates: [],
  namedHosts: new Map(),
  position: { kind: 'nowhere' },
} as const;

describe('the data of a routing template', () => {
  it.each([
    ['{{ .Name }} {{ .Namespace }} {{ .Labels.app }}', 'web lab web'],
    ['{{ .ObjectMeta.Name }} {{ .ObjectMeta.Namespace }} {{ .ObjectMeta.Labels.app }}', 'web lab web'],
    ['{{ .GetName }} {{ .GetNamespace }} {{ index .GetLabels "app" }} {{ len .GetAnnotations }}', 'web lab web 0'],
    ['{{ .ObjectMeta.GetName }}', 'web'],
    ['[{{ .Labels.missing }}]', '[]'],
    ['{{ .Weights }}', '[80 20]'],
    [
      '{{ .ObjectMeta.Nmae }}',
      `template: x:1:14: executing "x" at <.ObjectMeta.Nmae>: can't evaluate field Nmae in type v1.ObjectMeta`,
    ],
    [
      '{{ .GetName 1 }}',
      'template: x:1:3: executing "x" at <.GetName>: wrong number of args for GetName: want 0 got 1',
    ],
  ])('%s', (text, outcome) => {
    const data = templateData(routemap, [80, 20]);
    const result = executeTemplate({ name: 'x', text, data, escaping: 'html', missingKey: 'zero' });
    expect(result.ok ? result.text : result.error.message).toBe(outcome);
  });
});
