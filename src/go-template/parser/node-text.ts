import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import type { CommandNode, ListNode, Node, Operand, PipeNode } from './node.ts';

/** A part of a template as Go writes it in an error: one space, or none, where the template may have many. */
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
