import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/controller/configuration/read-configuration.ts';
import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';

const read = (text: string) => readConfiguration('config.yaml', new TextEncoder().encode(text));

/** The diagnostics as lines: place, severity and message. */
function told(text: string): readonly string[] {
  return read(text).diagnostics.map(({ position, severity, message }) => {
    const place = position.kind === 'file' ? `${position.line}:${position.column}` : '';
    return `${place} ${severity}: ${message}`;
  });
}

function typesOf(text: string): readonly unknown[] {
  const result = read(text);
  return result.ok ? [...result.configuration.resourceTypes.values()] : result.diagnostics;
}

const deploy = { gvrShort: 'deploy', group: 'apps', version: 'v1', resource: 'deployments' };
const available = [{ name: 'Available', status: 'True' }];

describe('a configuration', () => {
  it.each([
    ['name and status', 'conditions:\n    - name: Available\n      status: "True"\n'],
    ['a status without quotes', 'conditions:\n    - name: Available\n      status: true\n'],
    ['only the name', 'conditions:\n    - Available\n'],
    ['keys in lower case, as Go reads them', 'Conditions:\n    - NAME: Available\n'],
  ])('has conditions: %s', (_, conditions) => {
    const text = `resourceTypes:\n  deploy:\n    Group: apps\n    Version: v1\n    Resource: deployments\n    ${conditions}`;
    const [type] = typesOf(text) as [{ readonly conditions: typeof available }];
    const lower = type.conditions.map(({ name, status }) => ({ name, status: status.toLowerCase() }));
    expect([{ ...type, conditions: [] }, lower]).toEqual([
      { ...deploy, conditions: [] },
      [{ name: 'Available', status: 'true' }],
    ]);
  });

  it('reads keys in another case', () => {
    const text = 'resourcetypes:\n  deploy:\n    group: apps\n    version: v1\n    resource: deployments\n';
    expect(typesOf(text)).toEqual([{ ...deploy, conditions: [] }]);
  });

  it('has the usual kinds if it names none', () => {
    expect(typesOf('')).toEqual([...defaultResourceTypes.values()]);
    expect(typesOf('defaultResync: 15m\n')).toEqual([...defaultResourceTypes.values()]);
  });
});

it.each([
  ['resourceTypes: [deploy]\n', ['1:16 error: resourceTypes must be a map, not a list']],
  ['resourceTypes:\n  deploy: {Version: v1}\n', ['2:11 error: the key Resource is missing']],
  ['resourceTypes:\n  deploy: {Version: 1, Resource: deployments}\n', ['2:21 error: Version must be a string, not 1']],
  [
    'resourceTypes:\n  deploy: {Version: v1, Resource: deployments, Plural: x}\n',
    ['2:48 warning: the controller ignores the key "Plural"'],
  ],
  [
    'defaultResync: 15m\nclusterScoped: true\n',
    ['1:1 warning: the key "defaultResync" has no effect', '2:1 warning: the key "clusterScoped" has no effect'],
  ],
  ['- a\n', ['1:1 error: a configuration must be a map, not a list']],
])('%j', (text, expected) => {
  expect(told(text)).toEqual(expected);
});
