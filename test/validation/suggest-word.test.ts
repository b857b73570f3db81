import { expect, test } from 'vitest';
import { suggestWord } from '../../src/validation/suggest-word.ts';

const keys = ['metadata', 'image', 'port', 'weight', 'match', 'deploymentSpecification', 'serviceSpecification'];

test.each([
  ['wieght', 'weight'],
  ['weigth', 'weight'],
  ['weights', 'weight'],
  ['Weight', 'weight'],
  ['imgae', 'image'],
  ['prot', 'port'],
  ['ports', 'port'],
  ['meta-data', 'metadata'],
  ['meta', 'metadata'],
  ['deploymentSpec', 'deploymentSpecification'],
  ['deployment_specification', 'deploymentSpecification'],
  ['DeploymentSpecificaton', 'deploymentSpecification'],
  ['mtch', 'match'],
])('%s is meant to be %s', (word, meant) => {
  expect(suggestWord(word, keys)).toBe(meant);
});

test.each(['note', 'host', 'x', '', 'p', 'replicas', 'constructor', '__proto__'])('%j is like none', (word) => {
  expect(suggestWord(word, keys)).toBeUndefined();
});

test('an abbreviation of several words is like none', () => {
  expect(suggestWord('spec', ['specA', 'specBcd', 'specification'])).toBe('specA');
  expect(suggestWord('spec', ['specifications', 'specification'])).toBeUndefined();
});
