import { escapeControls } from '../../terminal/escape-controls.ts';

/** Text that is markup; only this file makes any, so that nothing else can put unescaped text into a picture. */
export interface Markup {
  readonly markup: string;
}

export type Attributes = { readonly [name: string]: string | number };

/** What may end with `/>`: in HTML, no other element may. */
const childless: readonly string[] = ['rect', 'path', 'meta'];

/** An element with its children; text among them is escaped. Attributes are escaped too, numbers get two decimals. */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(textOf(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : child.markup)).join('');
  const start = `<${name}${written.join('')}`;
  return { markup: inside === '' && childless.includes(name) ? `${start}/>` : `${start}>${inside}</${name}>` };
}

/** Elements on lines of their own. */
export function lines(parts: readonly Markup[]): Markup {
  return { markup: parts.map(({ markup }) => `\n${markup}`).join('') };
}

function textOf(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML and HTML. What XML has no place for (https://www.w3.org/TR/xml/#charsets) becomes visible. */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(escapeControls)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
