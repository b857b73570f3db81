import { escapeControls } from '../../terminal/escape-controls.ts';
import type { DescribedObject, DescribedPlan, DescribedTraffic } from '../words/described-plan.ts';

const signs = { added: '+', changed: '!', removed: '-' } as const;

/**
 * Writes a plan as a comment on a pull request: tables of the traffic, warnings, and the objects in a collapsed
 * section. It is GitHub's Markdown, which GitLab and others read as well. No name can become markup.
 */
export function formatPlanMarkdown(plan: DescribedPlan): string {
  const { title, traffic, meanwhile, versions, warnings, objects, counts } = plan;
  const blocks = [
    `### ${escapeText(title)}`,
    traffic.length === 0
      ? 'No route: clients call the Service of a version directly.'
      : trafficTable('Traffic', traffic),
    ...(meanwhile === null ? [] : [trafficTable(`Traffic ${meanwhile.until}`, meanwhile.traffic)]),
    table(
      ['Version', 'Content', 'What happens'],
      versions.map(({ name, content, what }) => [code(name), code(content), escapeText(what)]),
    ),
    ...warnings.map(({ message, hint }) => `> [!WARNING]\n> ${escapeText(message)}\n>\n> ${escapeText(hint)}`),
    objectsBlock(objects, counts),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function trafficTable(title: string, traffic: readonly DescribedTraffic[]): string {
  return table(
    ['Requests', title],
    traffic.map(({ audience, change, changes }) => [
      escapeText(audience),
      changes ? `**${escapeText(change)}**` : escapeText(change),
    ]),
  );
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings.map(escapeText)), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function objectsBlock(objects: readonly DescribedObject[], counts: string): string {
  if (objects.length === 0) return 'No object changes.';
  const lines = objects.flatMap(({ kind, name, fields }) => [
    `${signs[kind]} ${name}`,
    ...fields.flatMap(({ path, summary, lines: changed }) => [
      `    ${path}: ${summary}`.trimEnd(),
      ...changed.map((each) => `${each[0]}     ${each.slice(2)}`),
    ]),
  ]);
  const text = lines.map((line) => escapeControls(line)).join('\n');
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `<details><summary>Objects: ${counts}</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>`;
}

/** Text in which nothing is markup, a mention or a reference, on one line of a table. */
function escapeText(text: string): string {
  return escapeControls(text).replace(/[\\`*_{}[\]()<>#+!|~@&]/g, (character) => `&#${character.codePointAt(0)};`);
}

function code(text: string): string {
  return text === '' ? '' : `<code>${escapeText(text)}</code>`;
}
