import { escapeXml } from '../../markup/escape-xml.ts';

/** Text that is markup. Only this file makes markup, so that unescaped text cannot get into a picture. */
export interface Markup {
  readonly markup: string;
}

export type Attributes = { readonly [name: string]: string | number };

/** The elements that may end with `/>`. In HTML other elements must not. */
const childless: readonly string[] = ['rect', 'path', 'meta'];

/** An element with its children. Text and attributes are escaped, numbers are rounded to two decimals. */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(textOf(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : child.markup)).join('');
  const start = `<${name}${written.join('')}`;
  return { markup: inside === '' && childless.includes(name) ? `${start}/>` : `${start}>${inside}</${name}>` };
}

/** Puts each element on a line of its own. */
export function lines(parts: readonly Markup[]): Markup {
  return { markup: parts.map(({ markup }) => `\n${markup}`).join('') };
}

function textOf(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}
