import type { Context } from './context.ts';

/** The functions through which the value of an action goes in a context, which is nudged. */
export function escapersFor({ state, delim, urlPart }: Context): readonly string[] {
  const inAttribute =
    delim === 'delimNone'
      ? []
      : [delim === 'delimSpaceOrTagEnd' ? '_html_template_nospaceescaper' : '_html_template_attrescaper'];
  switch (state) {
    case 'stateText':
      return ['_html_template_htmlescaper'];
    case 'stateRCDATA':
      return ['_html_template_rcdataescaper', ...inAttribute];
    case 'stateHTMLCmt':
      return ['_html_template_commentescaper', ...inAttribute];
    case 'stateAttrName':
      return ['_html_template_htmlnamefilter', ...inAttribute];
    case 'stateURL':
      if (urlPart === 'urlPartNone')
        return ['_html_template_urlfilter', '_html_template_urlnormalizer', ...inAttribute];
      return [
        urlPart === 'urlPartPreQuery' ? '_html_template_urlnormalizer' : '_html_template_urlescaper',
        ...inAttribute,
      ];
    default:
      return inAttribute;
  }
}
