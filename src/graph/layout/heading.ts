import { shortenText } from '../text/shorten-text.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { fonts } from './fonts.ts';
import type { PlacedText } from './placed.ts';

/** From the upper margin down to where the boxes begin. */
export const headingHeight = 72;

/** The application's name, and the facts below it. */
export function headingTexts({ name, facts }: TrafficGraph, x: number, width: number): readonly PlacedText[] {
  return [
    {
      x,
      baseline: 50,
      text: shortenText(name, fonts.heading, width),
      font: fonts.heading,
      tone: 'strong',
      anchor: 'start',
    },
    {
      x,
      baseline: 74,
      text: shortenText(facts.join(' · '), fonts.text, width),
      font: fonts.text,
      tone: 'muted',
      anchor: 'start',
    },
  ];
}
