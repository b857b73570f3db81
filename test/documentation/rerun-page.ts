import { filesOfPage } from './files-of-page.ts';
import { isExcerpt } from './is-excerpt.ts';
import { type Fence, readFences } from './read-fences.ts';
import { splitSession } from './split-session.ts';

/** What a page's commands find when they are run. */
export interface Session {
  /** The files that the page tells its reader to make. */
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
 * Runs the commands of a page, one after another, and writes what they print below them. A line `...` stands for lines
 * that are left out; output shown that way stays as it is while it is right.
 *
 * @param language of the fences that are run; others stay as they are, as do those that begin with no command
 * @returns the page as it should be
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
