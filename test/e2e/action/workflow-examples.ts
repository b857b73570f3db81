import { readPages } from '../../documentation/expect-page.ts';
import { readFences } from '../../documentation/read-fences.ts';

/** A workflow that a page shows, or steps of one. */
export interface WorkflowExample {
  /** Path and line, as in `docs/ci.md:12`. */
  readonly place: string;
  /** A whole workflow: where the page shows steps alone, they are those of a job here. */
  readonly workflow: string;
}

/** All workflows of GitHub Actions that the pages show. */
export function workflowExamples(): readonly WorkflowExample[] {
  return readPages().flatMap(({ path, text }) =>
    readFences(text).flatMap(({ language, lines, start }) => {
      const workflow = language === 'yaml' ? asWorkflow(lines) : undefined;
      return workflow === undefined ? [] : [{ place: `${path}:${start}`, workflow }];
    }),
  );
}

/** Undefined if it is something else: only its keys tell what YAML is meant for, and some of ours is wrong on purpose. */
function asWorkflow(lines: readonly string[]): string | undefined {
  const text = `${lines.join('\n')}\n`;
  if (/^jobs:/m.test(text)) return text;
  const indentation = /^( *)- \w+:/.exec(text)?.[1]?.length;
  if (indentation === undefined || !/^ *(- )?(uses|run):/m.test(text)) return undefined;
  const steps = lines.map((line) => `      ${line.slice(indentation)}`.trimEnd());
  return `${['on: pull_request', 'jobs:', '  example:', '    runs-on: ubuntu-latest', '    steps:', ...steps].join('\n')}\n`;
}
