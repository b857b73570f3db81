import { allowKeys, at, type Field, needText, readEntries, readMap, readTexts } from '../field.ts';
import { type HeaderChanges, type HeaderOperations, type NamedText, unchangedHeaders } from '../route.ts';

/** Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers */
export function readIstioHeaders(field: Field): HeaderChanges {
  const headers = readMap(field);
  if (headers === undefined) return unchangedHeaders;
  allowKeys(headers, ['request', 'response']);
  return { request: readOperations(at(headers, 'request')), response: readOperations(at(headers, 'response')) };
}

function readOperations(field: Field): HeaderOperations {
  const operations = readMap(field);
  if (operations === undefined) return unchangedHeaders.request;
  allowKeys(operations, ['set', 'add', 'remove']);
  return {
    remove: readTexts(at(operations, 'remove')).map((name) => name.toLowerCase()),
    set: readNamedTexts(at(operations, 'set')),
    add: readNamedTexts(at(operations, 'add')),
  };
}

function readNamedTexts(field: Field): readonly NamedText[] {
  return readEntries(field).map(([name, text]) => [name.toLowerCase(), needText(text)]);
}
