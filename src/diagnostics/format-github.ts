import { escapeControls } from '../terminal/escape-controls.ts';
import { cutDiagnostic } from './cut-diagnostic.ts';
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { describeCode, type Severity } from './diagnostic-codes.ts';
import { formatPlace, type Position } from './position.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * One workflow command for each diagnostic, on a line of its own. GitHub Actions shows it in a pull request, at the
 * line of the file. Form and escaping: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * (properties `file`, `line`, `endLine`, `col`, `endColumn`, `title`) and `command.ts` of the package @actions/core.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${formatCommand(cutDiagnostic(diagnostic))}\n`).join('');
}

function formatCommand(diagnostic: Diagnostic): string {
  const properties = [
    ...placeProperties(diagnostic.position),
    ['title', `${describeCode(diagnostic.code).title} (${diagnostic.code})`],
  ].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[diagnostic.severity]} ${properties.join(',')}::${escapeData(messageLines(diagnostic).join('\n'))}`;
}

/** GitHub accepts columns only if the annotation starts and ends on one line. */
function placeProperties(position: Position): readonly (readonly [string, string | number])[] {
  if (position.kind !== 'file') return [];
  const { line, column, endLine = line, endColumn } = position;
  const start = [['file', position.file.replace(/^(\.\/)+/, '')] as const, ['line', line] as const];
  if (endLine !== line) return [...start, ['endLine', endLine]];
  return endColumn === undefined ? [...start, ['col', column]] : [...start, ['col', column], ['endColumn', endColumn]];
}

function messageLines({ message, hint, position, related = [] }: Diagnostic): readonly string[] {
  return [
    message,
    ...(position.kind === 'flag' ? [`given by ${formatPlace(position)}`] : []),
    ...(hint === undefined ? [] : [`help: ${hint}`]),
    ...related.map(formatRelated),
  ];
}

function formatRelated({ message, position }: RelatedPlace): string {
  return position.kind === 'nowhere' ? message : `${message}: ${formatPlace(position)}`;
}

/** GitHub has its own escape for line breaks. Any other control character is escaped to keep it out of the log. */
function escapeData(text: string): string {
  return text
    .split(/([\r\n])/)
    .map((part) => (part === '\r' ? '%0D' : part === '\n' ? '%0A' : escapeControls(part).replaceAll('%', '%25')))
    .join('');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
