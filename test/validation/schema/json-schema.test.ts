import { expect, test } from 'vitest';
import { type JsonSchema, schemaAt } from '../../../src/validation/schema/json-schema.ts';

const schema: JsonSchema = {
  definitions: {
    pod: { required: ['name'], properties: { name: { type: 'string' }, image: { type: 'string' } } },
  },
  properties: {
    pods: {
      type: 'array',
      items: {
        type: 'object',
        allOf: [{ $ref: '#/definitions/pod' }],
        required: ['image'],
        properties: { image: { pattern: '.' } },
      },
    },
    labels: { additionalProperties: { type: 'string' } },
  },
};

test('schemaAt merges references and allOf', () => {
  expect(schemaAt(schema, ['pods', 3])).toMatchObject({ type: 'object', required: ['name', 'image'] });
  expect(schemaAt(schema, ['pods', 3, 'image'])).toMatchObject({ type: 'string', pattern: '.' });
  expect(schemaAt(schema, ['pods', 3, 'name'])).toMatchObject({ type: 'string' });
});

test('schemaAt finds the schema of any key in a map with free keys', () => {
  expect(schemaAt(schema, ['labels', 'constructor'])).toMatchObject({ type: 'string' });
});

test.each([[['nothing']], [['pods', 'a']], [['pods', 0, 'constructor']], [['pods', 0, 'x', 'y']]])(
  'nothing at %j',
  (path) => {
    expect(schemaAt(schema, path)).toBeUndefined();
  },
);
