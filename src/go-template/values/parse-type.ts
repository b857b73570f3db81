import { type BasicKind, complexKinds, floatKinds, type GoType, intKinds, uintKinds } from './go-type.ts';

const basic: ReadonlySet<string> = new Set([
  'bool',
  'string',
  ...intKinds,
  ...uintKinds,
  ...floatKinds,
  ...complexKinds,
]);
const aliases: { readonly [name: string]: GoType } = {
  any: { kind: 'interface' },
  'interface {}': { kind: 'interface' },
  byte: { kind: 'uint8' },
  rune: { kind: 'int32' },
};

/**
 * Reads a type in Go's syntax: basic types, `any`, `[]T`, `[3]T`, `map[K]V`, `*T`, `struct { A T; B T }`.
 *
 * @throws {TypeError} if the text is no such type
 */
export function parseType(text: string): GoType {
  const [type, rest] = readType(text.trim());
  if (rest.trim() !== '') throw new TypeError(`not a Go type: ${text}`);
  return type;
}

function readType(text: string): readonly [GoType, rest: string] {
  const pointer = /^\*(.*)$/s.exec(text);
  if (pointer !== null) return withElement(pointer[1] ?? '', (element) => ({ kind: 'pointer', element }));
  const list = /^\[(\d*)\](.*)$/s.exec(text);
  if (list !== null) {
    const length = list[1] ?? '';
    return withElement(list[2] ?? '', (element) =>
      length === '' ? { kind: 'slice', element } : { kind: 'array', element, length: Number(length) },
    );
  }
  if (text.startsWith('map[')) {
    const [key, rest] = readType(text.slice(4));
    if (!rest.startsWith(']')) throw new TypeError(`not a Go type: ${text}`);
    return withElement(rest.slice(1), (element) => ({ kind: 'map', key, element }));
  }
  if (/^struct\s*\{/.test(text)) return readStruct(text.replace(/^struct\s*\{\s*/, ''));
  const name = /^(?:interface ?\{\}|[a-z0-9]+)/.exec(text)?.[0] ?? '';
  const type =
    aliases[name.replace('interface{}', 'interface {}')] ?? (basic.has(name) ? { kind: name as BasicKind } : undefined);
  if (type === undefined) throw new TypeError(`not a Go type: ${text}`);
  return [type, text.slice(name.length)];
}

function withElement(text: string, make: (element: GoType) => GoType): readonly [GoType, string] {
  const [element, rest] = readType(text);
  return [make(element), rest];
}

function readStruct(text: string): readonly [GoType, string] {
  const fields: { name: string; type: GoType }[] = [];
  let left = text;
  while (!left.startsWith('}')) {
    const [, name, after] = /^([A-Za-z_]\w*)\s+(.*)$/s.exec(left) ?? [];
    if (name === undefined || after === undefined) throw new TypeError(`not a Go struct: ${text}`);
    const [type, rest] = readType(after);
    fields.push({ name, type });
    left = rest.replace(/^\s*;?\s*/, '');
  }
  return [{ kind: 'struct', fields }, left.slice(1)];
}
