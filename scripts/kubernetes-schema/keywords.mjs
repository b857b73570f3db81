import { _, stringify } from 'ajv';

/**
 * Rules of Kubernetes that JSON Schema says only in a way that ends in a dozen messages for one mistake. Each keyword
 * gives one. They are written as code for ajv, so that they become part of its standalone output; a validator that does
 * not know them ignores them, and is merely less strict.
 *
 * - `exactlyOneOf: [names]`, `atMostOneOf: [names]`: of these properties; one that is null counts as absent
 * - `uniqueItemsBy: {key: default}`: no two items of a list agree in all keys; a key that an item lacks has its default
 *   (null: an item without that key is not compared; neither is one where a key has an empty text or no scalar)
 * - `forbidden: reason`: the value must be absent (or null); the reason is the message
 *
 * @param {import('ajv').Ajv} ajv
 * @returns {import('ajv').Ajv} the same, with the keywords added
 */
export function addKubernetesKeywords(ajv) {
  ajv.addKeyword({
    keyword: 'exactlyOneOf',
    type: 'object',
    schemaType: 'array',
    error: { message: ({ schema }) => `must have exactly one of ${schema.join(', ')}`, params },
    code: (cxt) => cxt.fail(_`${count(cxt)} !== 1`),
  });
  ajv.addKeyword({
    keyword: 'atMostOneOf',
    type: 'object',
    schemaType: 'array',
    error: { message: ({ schema }) => `must have only one of ${schema.join(', ')}`, params },
    code: (cxt) => cxt.fail(_`${count(cxt)} > 1`),
  });
  ajv.addKeyword({
    keyword: 'uniqueItemsBy',
    type: 'array',
    schemaType: 'object',
    error: {
      message: ({ schema }) => `must not have two items with the same ${Object.keys(schema).join(' and ')}`,
      params: ({ params: { first, second, keys } }) =>
        _`{first: ${first}, second: ${second}, keys: ${stringify(keys)}}`,
    },
    code: uniqueItemsBy,
  });
  ajv.addKeyword({
    keyword: 'forbidden',
    schemaType: 'string',
    error: { message: ({ schema }) => schema, params: ({ schema }) => _`{reason: ${schema}}` },
    code: (cxt) => cxt.fail(_`${cxt.data} !== null`),
  });
  return ajv;
}

function params({ schema, data }) {
  const names = stringify(schema);
  return _`{names: ${names}, found: ${names}.filter((name) => ${data}[name] !== undefined && ${data}[name] !== null)}`;
}

function count({ schema, data }) {
  return schema
    .map((name) => _`(${data}[${name}] !== undefined && ${data}[${name}] !== null ? 1 : 0)`)
    .reduce((a, b) => _`${a} + ${b}`);
}

function uniqueItemsBy(cxt) {
  const { gen, data, schema } = cxt;
  const keys = Object.keys(schema);
  const seen = gen.const('seen', _`new Map()`);
  const first = gen.let('first', _`-1`);
  const second = gen.let('second', _`-1`);
  gen.forRange('i', 0, _`${data}.length`, (i) => {
    const item = gen.const('item', _`${data}[${i}]`);
    const values = keys.map((key) => _`${item}[${key}] ?? ${schema[key]}`).reduce((a, b) => _`${a}, ${b}`);
    gen.if(_`${item} !== null && typeof ${item} === "object"`, () => {
      const list = gen.const('list', _`[${values}]`);
      gen.if(_`!${list}.some((value) => value === "" || typeof value === "object")`, () => {
        // Not JSON of the values themselves: one may be a BigInt, which JSON refuses.
        const key = gen.const('key', _`JSON.stringify(${list}.map((value) => typeof value + value))`);
        gen.if(
          _`${seen}.has(${key}) && ${second} < 0`,
          () => gen.assign(first, _`${seen}.get(${key})`).assign(second, i),
          () => gen.code(_`${seen}.set(${key}, ${i})`),
        );
      });
    });
  });
  cxt.setParams({ first, second, keys });
  cxt.fail(_`${second} >= 0`);
}
