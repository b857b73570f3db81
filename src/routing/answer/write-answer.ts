import type { Request } from '../../mesh/request.ts';
import { shadowHost } from '../../mesh/request.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import type { VersionShare } from '../simulate/summarize-outcome.ts';
import { formatPercent } from '../summary/format-percent.ts';
import type { Answer } from './answer.ts';
import { describeDestination, describeRequest, formatStatus } from './describe-request.ts';
import type { ExplainedRule, Explanation } from './explain-outcome.ts';

/** Writes an answer for people: who answers a request, who gets copies of it, and why. */
export function writeAnswer(answer: Answer, style: TextStyle): string {
  const { request, mirrors, why, unseen } = answer;
  const copy = { ...request, host: shadowHost(request.host) };
  const copies = mirrors.map(({ percent, ...mirror }) => writeShare({ ...mirror, share: percent / 100 }, copy));
  return [
    style.strong(escapeControls(describeRequest(request))),
    '',
    ...endingsOf(answer),
    ...(copies.length === 0 ? [] : ['', 'Copies go to:', ...columns(copies)]),
    ...why.flatMap((explanation) => ['', ...writeExplanation(explanation, style)]),
    ...(unseen.length === 0 ? [] : ['', escapeControls(`Not looked at: ${unseen.join(', ')}`)]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function endingsOf(answer: Answer): readonly string[] {
  const { shares, ended, unknown } = answer;
  const rows = [
    ...shares.map((share) => writeShare(share, answer.request)),
    ...ended.map(({ share, status, reason }) => [formatPercent(share), formatStatus(status), reason]),
    ...(unknown === null ? [] : [['unknown', '', unknown]]),
  ];
  return columns(rows);
}

function writeShare({ version, share, destination, request }: VersionShare, asked: Request): readonly string[] {
  return [formatPercent(share), version, describeDestination(destination, request, asked)];
}

/** Aligns shares to the right, and versions to the left. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map(([share = '', name = '', place = '']) =>
    escapeControls(`  ${share.padStart(width(0))}  ${name.padEnd(width(1))}  ${place}`).trimEnd(),
  );
}

function writeExplanation({ title, rules, remarks }: Explanation, style: TextStyle): readonly string[] {
  const width = Math.max(0, ...rules.map(({ rule }) => rule.length));
  return [
    `${escapeControls(title.replace(/^[tr]/, (letter) => letter.toUpperCase()))}:`,
    ...rules.flatMap((rule) => writeRule(rule, width, style)),
    ...remarks.map((remark) => `  ${escapeControls(remark)}`),
  ];
}

function writeRule({ matches, rule, reasons }: ExplainedRule, width: number, style: TextStyle): readonly string[] {
  const verdict = matches ? 'yes' : 'no ';
  return reasons.map((reason, index) => {
    const [head, name] = index === 0 ? [verdict, rule] : ['   ', ''];
    const text = `  ${head}  ${escapeControls(`${name.padEnd(width)}  ${reason}`)}`;
    return matches ? style.strong(text) : text;
  });
}
