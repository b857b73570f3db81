import { readExpectations } from '../../compile/expectations/read-expectations.ts';
import { sourceTexts } from '../../compile/source-texts.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Expectation } from '../../routing/expectations/expectation.ts';
import { holds, type TestFile } from '../../routing/expectations/test-result.ts';
import { writeJunit } from '../../routing/expectations/write-junit.ts';
import { writeTap } from '../../routing/expectations/write-tap.ts';
import { writeTestText } from '../../routing/expectations/write-test-text.ts';
import { textStyle } from '../../terminal/text-style.ts';
import type { TestOptions } from '../commands/test.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { type NamedBytes, readNamedFile } from './read-named-file.ts';
import { refuseSecondReader } from './refuse-second-reader.ts';
import { routeSourceOrReport } from './route-source.ts';
import { runExpectations } from './run-expectations.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { terminal } from './terminal.ts';

/**
 * The work of `test`: checks every expectation and prints how each came out.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read, or there is no route
 */
export async function testRoutes(name: string | undefined, options: TestOptions, system: System): Promise<number> {
  const { values, resources, from, expectations } = options;
  refuseSecondReader({
    '-f': values,
    '--resources': resources,
    '--from': from === undefined ? [] : [from],
    '-t': expectations,
  });
  const files: NamedBytes[] = [];
  for (const file of expectations) files.push(await readNamedFile(file, '-t', system));
  const read = await readAll(files);
  if (read.diagnostics.length > 0) return refuse(read.diagnostics, files, system);
  const source = await routeSourceOrReport(name, options, system);
  if (source.kind === 'refused') return source.exitCode;
  const run = runExpectations(source, read.files, system);
  if (run.kind === 'refused') return run.exitCode;
  if (run.kind === 'wrong') return refuse(run.diagnostics, files, system);
  system.stdout.write(write(run.files, options.output, system));
  return run.files.every(({ results }) => results.every(holds)) ? exitCodes.ok : exitCodes.invalid;
}

interface ExpectationFile {
  readonly file: string;
  readonly expectations: readonly Expectation[];
}

async function readAll(files: readonly NamedBytes[]) {
  const read = await Promise.all(
    files.map(async (file) => ({ file, result: await readExpectations(file.name, file.bytes) })),
  );
  return {
    files: read.flatMap(({ file, result }): readonly ExpectationFile[] =>
      result.ok ? [{ file: file.name, expectations: result.expectations }] : [],
    ),
    diagnostics: read.flatMap(({ result }) => (result.ok ? [] : result.diagnostics)),
  };
}

function refuse(diagnostics: readonly Diagnostic[], files: readonly NamedBytes[], system: System): number {
  tellDiagnostics(diagnostics, system, sourceTexts([], files));
  return exitCodes.invalid;
}

function write(files: readonly TestFile[], format: TestOptions['output'], system: System): string {
  switch (format) {
    case 'tap':
      return writeTap(files);
    case 'junit':
      return writeJunit(files);
    case 'text':
      return writeTestText(files, textStyle(terminal(system.stdout, system).color));
  }
}
