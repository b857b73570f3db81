import { escapeControls } from '../../terminal/escape-controls.ts';
import { type TextStyle, textStyle } from '../../terminal/text-style.ts';
import type { DescribedChange } from '../words/describe-field-change.ts';
import type { DescribedObject, DescribedPlan, DescribedTraffic } from '../words/described-plan.ts';

const signs = { added: '+', changed: '~', removed: '-' } as const;

/** Writes a plan for a terminal: the traffic afterwards and until then, the versions, the warnings, the objects. */
export function formatPlanText(plan: DescribedPlan, { color }: { readonly color: boolean }): string {
  const style = textStyle(color);
  const { title, traffic, meanwhile, versions, warnings, objects, counts } = plan;
  const sections: readonly (readonly string[])[] = [
    [style.strong(escapeControls(title))],
    section(
      'Traffic',
      traffic.length === 0 ? ['no route: clients call the Service of a version directly'] : traffic.map(trafficLine),
      style,
    ),
    meanwhile === null ? [] : section(`Traffic ${meanwhile.until}`, meanwhile.traffic.map(trafficLine), style),
    section(
      'Versions',
      versions.map(({ name, content, what }) => `${name}: ${[content, what].filter(Boolean).join('; ')}`),
      style,
    ),
    ...warnings.map(({ message, hint }) => [
      `${style.severity('warning', 'warning')}${style.strong(`: ${escapeControls(message)}`)}`,
      `  ${style.frame('=')} ${style.strong('help:')} ${escapeControls(hint)}`,
    ]),
    section(objects.length === 0 ? 'Objects: no changes' : `Objects: ${counts}`, objects.flatMap(objectLines), style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], style: TextStyle): readonly string[] {
  return [style.frame(escapeControls(title)), ...lines.map((line) => `  ${escapeControls(line)}`.trimEnd())];
}

function trafficLine({ audience, change, changes }: DescribedTraffic): string {
  return `${audience}: ${change}${changes ? '' : ' (unchanged)'}`;
}

function objectLines({ kind, name, fields }: DescribedObject): readonly string[] {
  return [`${signs[kind]} ${name}`, ...fields.flatMap(fieldLines)];
}

function fieldLines({ path, summary, lines }: DescribedChange): readonly string[] {
  return [`    ${path}: ${summary}`.trimEnd(), ...lines.map((line) => `      ${line}`)];
}
