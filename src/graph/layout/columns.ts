import { moveBox } from './build-box.ts';
import type { PlacedBox } from './placed.ts';

/** Room between boxes that stand one above the other. */
export const rowGap = 18;

/** Makes the boxes equally wide, as the widest: a column has straight edges. */
export function alignWidths(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const width = Math.max(0, ...boxes.map((box) => box.width));
  return boxes.map((box) => {
    const shift = (width - box.width) / 2;
    const texts = box.texts.map((text) => (text.anchor === 'middle' ? { ...text, x: text.x + shift } : text));
    return { ...box, width, texts };
  });
}

/** The boxes one above the other, each as near as may be to the height where it wants its middle. */
export function placeColumn(boxes: readonly PlacedBox[], x: number, middles: readonly number[]): readonly PlacedBox[] {
  const things = boxes.map(({ height }, index) => ({ size: height, middle: middles[index] ?? 0 }));
  const tops = spreadOut(things, rowGap);
  return boxes.map((box, index) => moveBox(box, x, tops[index] ?? 0));
}

export function middleOf({ y, height }: PlacedBox): number {
  return y + height / 2;
}

/**
 * Places things on a line as near as may be to where they want their middles, in the given order and without touching:
 * who wants the same place is spread evenly around it.
 *
 * @returns where each begins
 */
export function spreadOut(
  things: readonly { readonly size: number; readonly middle: number }[],
  gap: number,
): readonly number[] {
  // Groups of things that touch; each lies where the mean of its members' wishes is met.
  const groups: Group[] = [];
  for (const { size, middle } of things) {
    let group: Group = { sizes: [size], size, wish: middle - size / 2, start: middle - size / 2 };
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
  /** The sum of where the members want the whole group to start. */
  readonly wish: number;
  readonly start: number;
}

function join(one: Group, other: Group, gap: number): Group {
  const sizes = [...one.sizes, ...other.sizes];
  const wish = one.wish + other.wish - other.sizes.length * (one.size + gap);
  return { sizes, size: one.size + gap + other.size, wish, start: wish / sizes.length };
}
