import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';

const quantity = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|[KMGTPE]i))?$/;
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const holders = new Set<string | number>(['limits', 'requests', 'capacity']);

/**
 * True for two ways to write one amount of a resource, such as `1` and `1000m` of a CPU.
 * Source: k8s.io/apimachinery/pkg/api/resource, the grammar of Quantity.
 */
export function sameQuantity(path: Path, one: Data, other: Data): boolean {
  if (!path.some((step) => holders.has(step))) return false;
  const [first, second] = [read(one), read(other)];
  return first !== undefined && second !== undefined && first.count * second.scale === second.count * first.scale;
}

/** The amount is count / scale. */
function read(data: Data): { readonly count: bigint; readonly scale: bigint } | undefined {
  const match = typeof data === 'string' || typeof data === 'number' ? quantity.exec(String(data)) : null;
  const [, sign = '', whole = '', fraction = '', exponent, suffix = ''] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const count =
    BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`) * 1024n ** BigInt(Math.max(0, binary.indexOf(suffix)));
  const power = exponent === undefined ? 3 * (Math.max(decimal.indexOf(suffix), 0) - 3) : Number(exponent);
  const shift = (binary.indexOf(suffix) > 0 ? 0 : power) - fraction.length;
  return shift >= 0 ? { count: count * 10n ** BigInt(shift), scale: 1n } : { count, scale: 10n ** BigInt(-shift) };
}
