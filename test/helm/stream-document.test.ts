import { expect, it } from 'vitest';
import { splitStream } from '../../src/helm/split-stream.ts';
import { templateOf } from '../../src/helm/stream-document.ts';

const annotation = 'postrenderer.helm.sh/postrender-filename';

it.each([
  ['---\n# Source: web/templates/a.yaml\nkind: A\n', 'web/templates/a.yaml'],
  ['---\r\n# Source: web/templates/a.yaml \r\nkind: A\r\n', 'web/templates/a.yaml'],
  ['---\n# Source: wéb/templates/\u001b[2J.yaml\n', 'wéb/templates/\\x1B[2J.yaml'],
  [`metadata: {annotations: {${annotation}: 'web/templates/a.yaml'}}\n`, 'web/templates/a.yaml'],
  [`metadata:\n  annotations:\n    ${annotation}: web/templates/a.yaml\n`, 'web/templates/a.yaml'],
  [`{"metadata":{"annotations":{"${annotation}":"web/templates/a.yaml"}}}\n`, 'web/templates/a.yaml'],
  ['---\nkind: A # Source: b\n', undefined],
])('%j has the template %j', (text, template) => {
  const [document] = splitStream(new TextEncoder().encode(text));
  expect(document && templateOf(document)).toBe(template);
});
