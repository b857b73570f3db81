import { listEdges } from '../list-edges.ts';
import { measureText } from '../text/measure-text.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { fonts } from './fonts.ts';
import type { Layout } from './placed.ts';

const sample = 44;
const gap = 10;

/** What the kinds of arrows mean, for those that the picture has, in one row. */
export function legend(graph: TrafficGraph, x: number, y: number): Pick<Layout, 'lines' | 'texts'> {
  const edges = listEdges(graph);
  const shared = edges.some(({ percent, copies }) => percent !== null && percent < 100 && !copies);
  const entries = [
    { dashed: false, text: shared ? 'requests: the wider, the more' : 'requests' },
    ...(edges.some(({ copies }) => copies) ? [{ dashed: true, text: 'copies of requests: answers are dropped' }] : []),
  ];
  let left = x;
  const placed = entries.map(({ dashed, text }) => {
    const start = left;
    left += sample + gap + measureText(text, fonts.small) + 28;
    return { start, dashed, text };
  });
  return {
    lines: placed.map(({ start, dashed, text }) => ({
      from: { x: start, y },
      to: { x: start + sample, y },
      straightFrom: start,
      thickness: dashed ? 2.5 : 3,
      look: 'plain',
      dashed,
      arrow: true,
      tooltip: text,
    })),
    texts: placed.map(({ start, text }) => ({
      x: start + sample + gap,
      baseline: y + 4,
      text,
      font: fonts.small,
      tone: 'muted',
      anchor: 'start',
    })),
  };
}
