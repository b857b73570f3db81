import { readExpectations } from '../../../compile/read-expectations.ts';
import { sourceTexts } from '../../../compile/source-texts.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { holds, type TestFile } from '../../../routing/expectations/test-result.ts';
import { writeJunit } from '../../../routing/expectations/write-junit.ts';
import { writeTap } from '../../../routing/expectations/write-tap.ts';
import { writeTestText } from '../../../routing/expectations/write-test-text.ts';
import { type CoverageReport, isEnough } from '../../../routing/measure/report-coverage.ts';
import { terminalOptions } from '../../../terminal/output.ts';
import { textStyle } from '../../../terminal/text-style.ts';
import { loadRouteSource } from '../../load-routes.ts';
import { type NamedBytes, readOptionFiles, refuseSecondReader } from '../../read-files.ts';
import { commandError, exitCodes, invalidInput, type Refused } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import type { System } from '../../system.ts';
import { measureCoverage } from './measure-coverage.ts';
import type { TestOptions } from './options.ts';
import { type ExpectationFile, testExpectations } from './test-expectations.ts';

/**
 * The work of `test`: checks every expectation and prints the results.
 *
 * @throws Refused if expectations, values or route are wrong, a file cannot be read, or no route exists
 */
export async function run(options: TestOptions, system: System): Promise<number> {
  const { values, resources, from, expectations } = options;
  refuseSecondReader({
    '-f': values,
    '--resources': resources,
    '--from': from === undefined ? [] : [from],
    '-t': expectations,
  });
  const isMeasured = options.coverage === true || options.failUnder !== undefined;
  if (expectations.length === 0 && !isMeasured)
    throw commandError('-t: name a file of expectations; --coverage prints expectations to begin with');
  const files = await readOptionFiles(expectations, '-t', system);
  const { expected, diagnostics } = await readAll(files);
  if (diagnostics.length > 0) throw refused(diagnostics, files, system);
  const source = await loadRouteSource(options, system);
  const tested = testExpectations(source, expected, system);
  if (!tested.ok) throw refused(tested.diagnostics, files, system);
  const coverage = isMeasured ? measureCoverage(source, tested.files, options.failUnder ?? null, system) : null;
  system.stdout.write(write(tested.files, coverage, options.output, system));
  const allHold = tested.files.every(({ results }) => results.every(holds));
  return allHold && (coverage === null || isEnough(coverage)) ? exitCodes.ok : exitCodes.invalid;
}

async function readAll(files: readonly NamedBytes[]) {
  const read = await Promise.all(
    files.map(async (file) => ({ file, result: await readExpectations(file.name, file.bytes) })),
  );
  return {
    expected: read.flatMap(({ file, result }): readonly ExpectationFile[] =>
      result.ok ? [{ file: file.name, expectations: result.expectations }] : [],
    ),
    diagnostics: read.flatMap(({ result }) => (result.ok ? [] : result.diagnostics)),
  };
}

function refused(diagnostics: readonly Diagnostic[], files: readonly NamedBytes[], system: System): Refused {
  return invalidInput(reportDiagnostics(diagnostics, system, sourceTexts([], files)));
}

function write(
  files: readonly TestFile[],
  coverage: CoverageReport | null,
  format: TestOptions['output'],
  { stdout, env }: System,
): string {
  switch (format) {
    case 'tap':
      return writeTap(files, coverage);
    case 'junit':
      return writeJunit(files, coverage);
    case 'text':
      return writeTestText(files, coverage, textStyle(terminalOptions(stdout, env).color));
  }
}
