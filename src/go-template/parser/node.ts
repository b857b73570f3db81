import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';

/** What a template does, in order. Every `position` is in bytes from the start of the template. */
export type Node =
  | TextNode
  | ActionNode
  | BranchNode
  | TemplateNode
  | { readonly kind: 'break' | 'continue'; readonly position: number; readonly line: number };

export interface ListNode {
  readonly kind: 'list';
  readonly position: number;
  readonly nodes: readonly Node[];
}

export interface TextNode {
  readonly kind: 'text';
  readonly position: number;
  readonly text: Bytes;
}

export interface ActionNode {
  readonly kind: 'action';
  readonly position: number;
  readonly line: number;
  readonly pipe: PipeNode;
}

export interface BranchNode {
  readonly kind: 'if' | 'range' | 'with';
  readonly position: number;
  readonly line: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly position: number;
  readonly line: number;
  readonly name: Bytes;
  readonly pipe: PipeNode | undefined;
}

/** A part of a template that has a value. */
export type Operand =
  | PipeNode
  | ChainNode
  | FieldNode
  | VariableNode
  | IdentifierNode
  | NumberNode
  | StringNode
  | { readonly kind: 'bool'; readonly position: number; readonly value: boolean }
  | { readonly kind: 'dot' | 'nil'; readonly position: number };

export interface PipeNode {
  readonly kind: 'pipe';
  readonly position: number;
  readonly line: number;
  readonly assigns: boolean;
  readonly variables: readonly VariableNode[];
  readonly commands: readonly CommandNode[];
}

export interface CommandNode {
  readonly kind: 'command';
  readonly position: number;
  /** At least one. */
  readonly operands: readonly Operand[];
}

/** An operand in parentheses, or a function's name, followed by fields. */
export interface ChainNode {
  readonly kind: 'chain';
  readonly position: number;
  readonly operand: Operand;
  readonly fields: readonly Bytes[];
}

export interface FieldNode {
  readonly kind: 'field';
  readonly position: number;
  readonly fields: readonly Bytes[];
}

export interface VariableNode {
  readonly kind: 'variable';
  readonly position: number;
  /** With the dollar. */
  readonly name: Bytes;
  readonly fields: readonly Bytes[];
}

/** The name of a function. */
export interface IdentifierNode {
  readonly kind: 'identifier';
  readonly position: number;
  readonly name: Bytes;
}

export interface NumberNode {
  readonly kind: 'number';
  readonly position: number;
  /** As it is written. */
  readonly text: Bytes;
  readonly value: NumberValue;
}

/** The value of a constant in every kind that can hold it. */
export interface NumberValue {
  readonly int?: bigint;
  readonly uint?: bigint;
  readonly float?: number;
  readonly complex?: { readonly real: number; readonly imaginary: number };
}

export interface StringNode {
  readonly kind: 'string';
  readonly position: number;
  /** As it is written, with its quotes. */
  readonly quoted: Bytes;
  readonly text: Bytes;
}

/** A part of a template as Go writes it in an error, with white space reduced to one space or none. */
export function nodeText(node: Node | ListNode | CommandNode | Operand): Bytes {
  switch (node.kind) {
    case 'list':
      return node.nodes.map(nodeText).join('');
    case 'text':
      return node.text;
    case 'action':
      return `{{${pipeText(node.pipe)}}}`;
    case 'break':
    case 'continue':
      return `{{${node.kind}}}`;
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${pipeText(node.pipe)}`}}}`;
    case 'if':
    case 'range':
    case 'with': {
      const otherwise = node.elseList === undefined ? '' : `{{else}}${nodeText(node.elseList)}`;
      return `{{${node.kind} ${pipeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
    }
    case 'command':
      return node.operands.map(inParentheses).join(' ');
    default:
      return operandText(node);
  }
}

function operandText(node: Operand): Bytes {
  switch (node.kind) {
    case 'pipe':
      return pipeText(node);
    case 'chain':
      return [inParentheses(node.operand), ...node.fields].join('.');
    case 'field':
      return node.fields.map((field) => `.${field}`).join('');
    case 'variable':
      return [node.name, ...node.fields].join('.');
    case 'identifier':
      return node.name;
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
    case 'bool':
      return String(node.value);
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
  }
}

function inParentheses(node: Operand): Bytes {
  return node.kind === 'pipe' ? `(${pipeText(node)})` : operandText(node);
}

function pipeText({ variables, assigns, commands }: PipeNode): Bytes {
  const names = variables.map(operandText).join(', ');
  const declaration = variables.length === 0 ? '' : `${names} ${assigns ? '=' : ':='} `;
  return declaration + commands.map(nodeText).join(' | ');
}
