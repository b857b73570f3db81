import { startLexer } from '../lexer/next-token.ts';
import { limits } from '../limits.ts';
import type { Bytes } from '../text/bytes.ts';
import { type Definition, fail, startDefinition } from './definition.ts';
import type { ListNode } from './node.ts';
import { parseBody } from './parse-list.ts';

/** The bodies of a template and of those that it defines, by name. */
export type TemplateSet = ReadonlyMap<Bytes, ListNode>;

/**
 * Parses a template and all that it defines.
 * Source of the rules: https://pkg.go.dev/text/template#hdr-Actions
 *
 * @throws {TemplateFailure} if it is no template, with the message that Go has for it
 */
export function parseTemplate(name: Bytes, text: Bytes, functions: ReadonlySet<string>): TemplateSet {
  const shared = { parseName: name, functions, bodies: new Map<Bytes, ListNode>(), work: { depth: 0, nodes: 0 } };
  const definition: Definition = startDefinition(shared, startLexer(text));
  if (text.length > limits.text) fail(definition, `the template has more than ${limits.text} bytes`, 'limit');
  parseBody(definition, name);
  return shared.bodies;
}
