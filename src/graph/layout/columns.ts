import { moveBox } from './build-box.ts';
import type { PlacedBox } from './placed.ts';

/** Space between two boxes of a column. */
export const rowGap = 18;

/** Makes all boxes as wide as the widest box, so that a column has straight edges. */
export function alignWidths(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const width = Math.max(0, ...boxes.map((box) => box.width));
  return boxes.map((box) => {
    const shift = (width - box.width) / 2;
    const texts = box.texts.map((text) => (text.anchor === 'middle' ? { ...text, x: text.x + shift } : text));
    return { ...box, width, texts };
  });
}

/** Places the boxes one above the other, the middle of each as near as possible to the wanted height. */
export function placeColumn(boxes: readonly PlacedBox[], x: number, middles: readonly number[]): readonly PlacedBox[] {
  const things = boxes.map(({ height }, index) => ({ size: height, middle: middles[index] ?? 0 }));
  const tops = spreadOut(things, rowGap);
  return boxes.map((box, index) => moveBox(box, x, tops[index] ?? 0));
}

export function middleOf({ y, height }: PlacedBox): number {
  return y + height / 2;
}

/**
 * Places things on a line in the given order, without overlaps, and the middle of each as near as possible to the
 * wanted place. Things that want the same place are spread evenly around it.
 *
 * @returns where each thing begins
 */
export function spreadOut(
  things: readonly { readonly size: number; readonly middle: number }[],
  gap: number,
): readonly number[] {
  // Groups of things that touch. Each group is placed at the mean of the places that its members want.
  const groups: Group[] = [];
  for (const { size, middle } of things) {
    let group: Group = { sizes: [size], size, sumOfStarts: middle - size / 2, start: middle - size / 2 };
    let before = groups.at(-1);
    while (before !== undefined && before.start + before.size + gap > group.start) {
      groups.pop();
      group = join(before, group, gap);
      before = groups.at(-1);
    }
    groups.push(group);
  }
  return groups.flatMap(({ sizes, start }) => {
    let next = start;
    return sizes.map((size) => {
      const place = next;
      next += size + gap;
      return place;
    });
  });
}

interface Group {
  readonly sizes: readonly number[];
  readonly size: number;
  /** The sum of the starts that the members want for the whole group. */
  readonly sumOfStarts: number;
  readonly start: number;
}

function join(one: Group, other: Group, gap: number): Group {
  const sizes = [...one.sizes, ...other.sizes];
  const sumOfStarts = one.sumOfStarts + other.sumOfStarts - other.sizes.length * (one.size + gap);
  return { sizes, size: one.size + gap + other.size, sumOfStarts, start: sumOfStarts / sizes.length };
}
