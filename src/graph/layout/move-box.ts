import type { PlacedBox } from './placed.ts';

/** The box, with its texts, at another place. */
export function moveBox(box: PlacedBox, x: number, y: number): PlacedBox {
  const texts = box.texts.map((text) => ({
    ...text,
    x: text.x + x - box.x,
    baseline: text.baseline + y - box.y,
  }));
  return { ...box, x, y, texts };
}
