import type { Bytes } from '../text/bytes.ts';

export type AttributeType = 'plain' | 'url' | 'css' | 'js' | 'srcset' | 'html' | 'unsafe';

const names = (type: AttributeType, text: string) => text.split(' ').map((name) => [name, type] as const);

/** The attributes whose values html/template escapes in a way of their own, and those that say what others mean. */
const special: ReadonlyMap<string, AttributeType> = new Map([
  ...names('url', 'action archive background cite classid codebase data formaction href icon longdesc manifest poster'),
  ...names('url', 'profile src usemap xmlns'),
  ...names('unsafe', 'accept-charset async challenge charset content crossorigin defer enctype form formenctype'),
  ...names(
    'unsafe',
    'formmethod formnovalidate http-equiv keytype language method novalidate pattern rel sandbox type',
  ),
  ...names('unsafe', 'value'),
  ...names('css', 'style'),
  ...names('srcset', 'srcset'),
  ...names('html', 'srcdoc'),
]);

/** Plain by name, though the name looks as if it held a URL or a script. */
const plain: ReadonlySet<string> = new Set(['srclang']);

/**
 * What the value of an attribute is.
 * Source: https://pkg.go.dev/html/template#hdr-Namespaced_and_data__attributes and the HTML standard
 *
 * @param name in lower case
 */
export function attributeType(name: Bytes): AttributeType {
  const [prefix = '', ...rest] = name.split(':');
  const data = name.startsWith('data-');
  if (!data && prefix === 'xmlns' && rest.length > 0) return 'url';
  const own = data ? name.slice(5) : rest.length > 0 ? rest.join(':') : name;
  const known = special.get(own);
  if (known !== undefined) return known;
  if (plain.has(own)) return 'plain';
  if (own.startsWith('on')) return 'js';
  return /src|uri|url/.test(own) ? 'url' : 'plain';
}
