import { describe, expect, test } from 'vitest';
import { summarize, validateText } from './validate-text.ts';

const canary = (first: string, second = '') =>
  `environment: deployment-istio\napplication:\n  strategy: canary\n  versions:\n  - image: a\n  - image: b\n${first}  - image: c\n${second}`;

const pod = (labels: string, rest = '') =>
  `environment: deployment-istio\napplication:\n  versions:\n  - deploymentSpecification:\n      spec:\n        ${rest}\n        selector: {matchLabels: {app: demo-0}}\n        template:\n          metadata: {${labels}}\n          spec: {containers: [{name: a, image: b}]}\n`;

describe('an error does not cause false findings', () => {
  test.each([
    ['a misspelt match, though both would be the default then', canary('    mtach: [{}]\n'), ['unknown-key']],
    ['a match in the wrong map', canary('    metadata: {match: [{}]}\n'), ['unknown-key']],
    ['a match of a wrong type', canary('    match: {}\n'), ['wrong-type']],
    ['a wrong entry of a match', canary('    match: [{uri: {prefix: 5}}]\n'), ['wrong-type']],
    ['a misspelt strategy', canary('').replace('strategy', 'startegy'), ['unknown-key']],
    ['an unknown strategy', canary('    weight: 5\n').replace('canary', 'rainbow'), ['unknown-strategy']],
    ['pod labels of a wrong type', pod('labels: [a]'), ['wrong-type']],
    ['misspelt pod labels', pod('label: {app: demo-0}'), ['unknown-key']],
    ['a version without an image', canary('').replace('image: b', 'port: 8080'), ['match-hidden', 'missing-key']],
  ])('%s', async (_, text, codes) => {
    const { diagnostics } = await validateText(text);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(codes);
  });

  test.each([
    [
      'a match beside a wrong weight',
      canary('    match: [{}]\n', '    weight: -1\n'),
      [
        'warning match-everything application.versions[1].match[0]',
        'error out-of-range application.versions[2].weight',
      ],
    ],
    [
      'selectors beside a wrong field elsewhere',
      pod('labels: {app: web}', 'replicas: many'),
      [
        'error wrong-type application.versions[0].deploymentSpecification.spec.replicas',
        'error selector-mismatch application.versions[0].deploymentSpecification.spec.selector.matchLabels.app',
        'error selector-mismatch application.versions[0].deploymentSpecification.spec.template.metadata.labels',
      ],
    ],
    [
      'names beside an unknown environment that has a near one',
      'environment: deploymnt\napplication:\n  metadata: {name: A}\n  versions:\n  - image: a\n',
      ['error unknown-environment environment', 'error invalid-name application.metadata.name'],
    ],
  ])('but found is %s', async (_, text, expected) => {
    const { diagnostics } = await validateText(text);
    expect(summarize(diagnostics).map((line) => line.replace(/ \d+:\d+$/, ''))).toEqual(expected);
  });
});
