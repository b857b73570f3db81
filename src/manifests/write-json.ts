import type { Data } from '../values/data.ts';

/**
 * Writes data as JSON with an indentation of two spaces and a newline at the end. Integers beyond 2^53 keep all their digits,
 * as in Kubernetes' own JSON.
 */
export function writeJson(data: Data): string {
  return `${writeNode(data, '')}\n`;
}

function writeNode(data: Data, indent: string): string {
  if (typeof data === 'bigint') return String(data);
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const inner = `${indent}  `;
  if (Array.isArray(data)) {
    return block(
      '[',
      ']',
      data.map((item: Data) => inner + writeNode(item, inner)),
      indent,
    );
  }
  const lines = Object.entries(data).map(
    ([key, value]) => `${inner}${JSON.stringify(key)}: ${writeNode(value, inner)}`,
  );
  return block('{', '}', lines, indent);
}

function block(open: string, close: string, lines: readonly string[], indent: string): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
