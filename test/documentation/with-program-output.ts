import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { repository } from '../cli/run-cli.ts';
import { readFences } from './read-fences.ts';

/** Runs the `js` blocks of a page and writes what each prints into the block that follows it. */
export async function withProgramOutput(page: string): Promise<string> {
  const fences = readFences(page);
  const before = page.split('\n');
  let after = before;
  for (const [index, { language, lines }] of fences.entries()) {
    const output = fences[index + 1];
    if (language !== 'js' || output === undefined) continue;
    const printed = await runProgram(lines.join('\n'));
    after = after.toSpliced(output.start + after.length - before.length, output.lines.length, ...printed.split('\n'));
  }
  return after.join('\n');
}

/** Runs a module in the repository's root folder; `iter8-release` is the library as it stands in src/. */
async function runProgram(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: repository, loader: 'js' },
    alias: {
      'iter8-release': join(repository, 'src/index.ts'),
      'iter8-release/go-template': join(repository, 'src/go-template/index.ts'),
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    // Handlebars is CommonJS and asks for modules of Node.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x');" },
  });
  const { all } = await execa(process.execPath, ['--input-type=module', '-'], {
    cwd: repository,
    input: outputFiles[0]?.text ?? '',
    all: true,
  });
  return all;
}
