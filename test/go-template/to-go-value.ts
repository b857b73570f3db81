import { type GoValue, typed } from '../../src/go-template/index.ts';
import type { OracleData } from './oracle-data.ts';

/** The oracle's data as data for `execute`. */
export function toGoValue(data: OracleData): GoValue {
  if (typeof data !== 'object' || data === null) return data;
  if (isList(data)) return data.map(toGoValue);
  const { $type, $value = null } = data;
  if (typeof $type === 'string') return typed($type, ofType($type, $value));
  return mapped(data);
}

function ofType(type: string, value: OracleData): GoValue {
  if (typeof value !== 'object' || value === null) return value;
  if (!isList(value)) return mapped(value);
  if (!type.startsWith('map[')) return value.map(toGoValue);
  return new Map(
    (value as readonly (readonly [string, OracleData])[]).map(([key, element]) => [key, toGoValue(element)]),
  );
}

function mapped(data: { readonly [key: string]: OracleData }): GoValue {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, toGoValue(value)]));
}

function isList(data: OracleData): data is readonly OracleData[] {
  return Array.isArray(data);
}
