import { moveBox } from './move-box.ts';
import type { PlacedBox } from './placed.ts';
import { spreadOut } from './spread-out.ts';

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
