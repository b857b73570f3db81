import { filesOfPage } from './files-of-page.ts';
import { isExcerpt } from './is-excerpt.ts';
import { type Fence, readFences } from './read-fences.ts';
import { splitSession } from './split-session.ts';

/** What the commands of a page can use. */
export interface Session {
  /** The files that the reader of the page makes. */
  readonly files: { readonly [name: string]: string };
  readonly lastExitCode: number;
}

export interface StepResult {
  /** Standard output and then standard error. */
  readonly printed: string;
  readonly exitCode: number;
}

export type RunStep = (command: string, session: Session) => Promise<StepResult>;

/**
 * Runs the commands of a page in their order and writes their output below them. A line `...` stands for lines that are
 * left out; such output stays unchanged while it is right.
 *
 * @param language of the blocks to run; blocks without a command stay unchanged
 * @returns the page with the current output
 */
export async function rerunPage(page: string, language: string, runStep: RunStep): Promise<string> {
  const fences = readFences(page);
  const before = page.split('\n');
  let after = before;
  let session: Session = { files: filesOfPage(fences), lastExitCode: 0 };
  for (const fence of fences) {
    if (fence.language !== language || !fence.lines[0]?.startsWith('$ ')) continue;
    const block = await rerunBlock(fence, session, runStep);
    session = block.session;
    const start = fence.start + after.length - before.length;
    after = after.toSpliced(start, fence.lines.length, ...block.lines);
  }
  return after.join('\n');
}

async function rerunBlock(fence: Fence, before: Session, runStep: RunStep) {
  const lines: string[] = [];
  let session = before;
  for (const { command, output } of splitSession(fence.lines)) {
    const { printed, exitCode } = await runStep(command, session);
    const now = printed === '' ? [] : printed.replace(/\n$/, '').split('\n');
    lines.push(`$ ${command}`, ...(isExcerpt(output, now) ? output : now));
    session = { ...session, lastExitCode: exitCode };
  }
  return { lines, session };
}
