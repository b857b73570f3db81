import type { Look } from '../layout/placed.ts';

/** A colour on a light background and on a dark one. */
interface Colour {
  readonly light: string;
  readonly dark: string;
}

/**
 * People with any kind of colour vision can tell blue and vermilion apart (Okabe and Ito, "Color Universal Design",
 * https://jfly.uni-koeln.de/color/). The contrast of text to its background is at least 4.5.
 */
const looks: { readonly [look in Look]: { readonly fill: Colour; readonly stroke: Colour; readonly text: Colour } } = {
  plain: {
    fill: { light: '#f6f8fa', dark: '#161b22' },
    stroke: { light: '#818b98', dark: '#656c76' },
    text: { light: '#424a53', dark: '#c5cdd6' },
  },
  primary: {
    fill: { light: '#e9f3fb', dark: '#0b2a42' },
    stroke: { light: '#0072b2', dark: '#56b4e9' },
    text: { light: '#00568a', dark: '#8ccbf2' },
  },
  candidate: {
    fill: { light: '#fff2e8', dark: '#3a2110' },
    stroke: { light: '#d55e00', dark: '#e69f00' },
    text: { light: '#a34300', dark: '#ffbf69' },
  },
  other: {
    fill: { light: '#f3eefb', dark: '#271b3d' },
    stroke: { light: '#8250df', dark: '#a371f7' },
    text: { light: '#6639ba', dark: '#d2a8ff' },
  },
  absent: {
    fill: { light: '#f6f8fa', dark: '#161b22' },
    stroke: { light: '#afb8c1', dark: '#484f58' },
    text: { light: '#656d76', dark: '#8b949e' },
  },
};

/** The colour of each class of a picture. */
export const colours: { readonly [name: string]: Colour } = {
  ground: { light: '#ffffff', dark: '#0d1117' },
  strong: { light: '#1f2328', dark: '#f0f3f6' },
  muted: { light: '#59636e', dark: '#9aa4ae' },
  ...Object.fromEntries(
    Object.entries(looks).flatMap(([look, parts]) =>
      Object.entries(parts).map(([part, colour]) => [`${look}-${part}`, colour] as const),
    ),
  ),
};

/**
 * The attributes that paint a part: the light colour, and a class through which the style sheet sets the dark colour if
 * the reader prefers dark mode. Programs without style sheets use the light colour.
 */
export function paint(part: 'fill' | 'stroke', name: string): { readonly [attribute: string]: string } {
  const colour = colours[name];
  if (colour === undefined) throw new Error(`unknown colour ${name}`);
  return { [part]: colour.light, class: `${part[0]}-${name}` };
}

/** The attributes for the fill and the stroke of one element. */
export function paintBoth(fill: string, stroke: string): { readonly [attribute: string]: string } {
  const [one, other] = [paint('fill', fill), paint('stroke', stroke)];
  return { ...one, ...other, class: `${one.class} ${other.class}` };
}

/** The style sheet of a picture. Printed pictures are always light. */
export function darkStyle(): string {
  const rules = Object.entries(colours).map(([name, { dark }]) => `.f-${name}{fill:${dark}}.s-${name}{stroke:${dark}}`);
  return `@media screen and (prefers-color-scheme:dark){${rules.join('')}}`;
}
