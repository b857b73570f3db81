import type {
  ActionNode,
  CommandNode,
  IdentifierNode,
  ListNode,
  Node,
  PipeNode,
  TemplateNode,
  TextNode,
} from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';

/** What escaping changes in a template. */
export interface Edits {
  /** The escapers that go after an action's pipeline. */
  readonly actions: Map<ActionNode, readonly string[]>;
  readonly calls: Map<TemplateNode, Bytes>;
  readonly texts: Map<TextNode, Bytes>;
}

/** Functions that do the same as some escapers. */
export const predefined: ReadonlySet<string> = new Set(['html', 'urlquery']);

const equivalent: { readonly [escaper: string]: string } = {
  _html_template_attrescaper: 'html',
  _html_template_htmlescaper: 'html',
  _html_template_rcdataescaper: 'html',
  _html_template_urlescaper: 'urlquery',
  _html_template_urlnormalizer: 'urlquery',
};

/** For each escaper, the escapers that change nothing after it. */
const redundant: { readonly [escaper: string]: readonly string[] } = {
  _html_template_commentescaper: ['_html_template_attrescaper', '_html_template_htmlescaper'],
  _html_template_urlescaper: ['_html_template_urlnormalizer'],
};

export function rewrite(list: ListNode, edits: Edits): ListNode {
  return { ...list, nodes: list.nodes.map((node) => rewriteNode(node, edits)) };
}

function rewriteNode(node: Node, edits: Edits): Node {
  switch (node.kind) {
    case 'text':
      return { ...node, text: edits.texts.get(node) ?? node.text };
    case 'action':
      return { ...node, pipe: withEscapers(node.pipe, edits.actions.get(node) ?? []) };
    case 'template':
      return { ...node, name: edits.calls.get(node) ?? node.name };
    case 'if':
    case 'range':
    case 'with': {
      const elseList = node.elseList && rewrite(node.elseList, edits);
      return { ...node, list: rewrite(node.list, edits), elseList };
    }
    default:
      return node;
  }
}

/** If a pipeline ends in a function that does the same as an escaper, the function takes the place of the escaper. */
function withEscapers(pipe: PipeNode, escapers: readonly string[]): PipeNode {
  if (escapers.length === 0) return pipe;
  const { commands, added } = mergePredefined(pipe, escapers);
  const present = new Set(commands.map((command) => normalize(functionOf(command) ?? '')));
  const all = added
    .filter((name) => !present.has(normalize(name)))
    .reduce<readonly CommandNode[]>((before, name) => append(before, name, pipe.position), commands);
  return { ...pipe, commands: all };
}

interface Merged {
  readonly commands: readonly CommandNode[];
  readonly added: readonly string[];
}

function mergePredefined({ commands, position }: PipeNode, escapers: readonly string[]): Merged {
  const last = commands.at(-1);
  const name = last === undefined ? undefined : functionOf(last);
  if (last === undefined || name === undefined || !predefined.has(name)) return { commands, added: escapers };
  const own = commands.length === 1 && last.operands.length > 1 ? splitArguments(last, name, position) : commands;
  const added = escapers.map((escaper) => (normalize(escaper) === name ? name : escaper));
  return { commands: added.includes(name) ? own.slice(0, -1) : own, added };
}

/** `html a b` becomes `_eval_args_ a b | html`. */
function splitArguments(command: CommandNode, name: string, position: number): readonly CommandNode[] {
  const [first, ...operands] = command.operands;
  const joined: IdentifierNode = { kind: 'identifier', position: first?.position ?? 0, name: '_eval_args_' };
  return [{ ...command, operands: [joined, ...operands] }, commandOf(name, position)];
}

function append(commands: readonly CommandNode[], name: string, position: number): readonly CommandNode[] {
  const last = commands.at(-1);
  const before = last === undefined ? undefined : functionOf(last);
  if (before !== undefined && redundant[before]?.includes(name)) return commands;
  return [...commands, commandOf(name, position)];
}

function commandOf(name: string, position: number): CommandNode {
  return { kind: 'command', position: 0, operands: [{ kind: 'identifier', position, name }] };
}

export function functionOf({ operands: [first] }: CommandNode): string | undefined {
  return first?.kind === 'identifier' ? first.name : undefined;
}

function normalize(name: string): string {
  return equivalent[name] ?? name;
}
