/** A step into a map, into the item of a list, or into each of its items. */
export type FieldStep = string | number | typeof each;

export const each = Symbol('each item');

/** Reads the path of a field as environments write it: `ports[0].port`, `ports[].nodePort`. */
export function fieldPath(text: string): readonly FieldStep[] {
  return text.split('.').flatMap((part) => {
    const [, key = part, index] = /^([^[]+)\[(\d*)\]$/.exec(part) ?? [];
    if (index === undefined) return [key];
    return [key, index === '' ? each : Number(index)];
  });
}
