import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { diagnosticCodes } from '../../src/diagnostics/diagnostic-codes.ts';
import { formatSarif, type SarifOptions } from '../../src/diagnostics/format-sarif.ts';
import { fc } from '../fast-check.ts';
import { arbitraryDiagnostic } from './arbitrary-diagnostic.ts';
import { diagnosticOf, documented, inFile } from './diagnostic-of.ts';
import { sarifValidators } from './sarif-validators.ts';

const options: SarifOptions = { version: '1.2.3', documentation: 'https://example.com/docs/reference/diagnostics.md' };

/** The only run of the log. */
function run(fields: readonly Partial<Diagnostic>[], given = options) {
  return JSON.parse(formatSarif(fields.map(diagnosticOf), given)).runs[0];
}

function resultOf(fields: Partial<Diagnostic>) {
  return run([fields]).results[0];
}

describe('the log', () => {
  it.each(sarifValidators)('is valid by %s, with any diagnostics', (_name, validate) => {
    fc.assert(
      fc.property(fc.array(arbitraryDiagnostic, { maxLength: 4 }), fc.boolean(), (diagnostics, documentation) => {
        const log = JSON.parse(formatSarif(diagnostics, documentation ? options : { version: '1.2.3' }));
        validate(log);
        expect(validate.errors).toBeNull();
      }),
    );
  });

  it.each(sarifValidators)('is checked by %s, which finds an invalid log', (_name, validate) => {
    const log = JSON.parse(formatSarif([documented.diagnostic], options));
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b';
    log.runs[0].results[0].level = 'info';
    expect(validate(log)).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword)).toEqual(expect.arrayContaining(['format', 'enum']));
  });

  it('has every code as a rule, also without results', () => {
    const { tool, columnKind, results } = run([]);
    expect(tool.driver).toMatchObject({ name: 'iter8-release', version: '1.2.3' });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(diagnosticCodes);
    expect(tool.driver.rules[0]).toEqual({
      id: 'yaml-syntax',
      shortDescription: { text: 'Malformed YAML' },
      fullDescription: { text: 'The file is not valid YAML.' },
      helpUri: 'https://example.com/docs/reference/diagnostics.md#yaml-syntax',
      help: { text: 'The file is not valid YAML.' },
      defaultConfiguration: { level: 'error' },
    });
    expect([columnKind, results]).toEqual(['utf16CodeUnits', []]);
  });

  it('leaves helpUri out without the address of the documentation', () => {
    expect(run([], { version: '1.2.3' }).tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });
});

describe('a result', () => {
  it('has region, path, help and related places', () => {
    const region = (startLine: number) => ({ startLine, startColumn: 5, endLine: startLine, endColumn: 11 });
    expect(resultOf(documented.diagnostic)).toEqual({
      ruleId: 'yaml-duplicate-key',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'the key "weight" is set twice in this map\nhelp: remove one of them' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'values.yaml' }, region: region(6) },
          logicalLocations: [{ fullyQualifiedName: 'application.versions[0].weight' }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: { artifactLocation: { uri: 'values.yaml' }, region: region(5) },
          message: { text: 'first set here' },
        },
      ],
    });
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('of severity %s has level %s', (severity, level) => {
    expect(resultOf({ severity }).level).toBe(level);
  });

  it('names its rule', () => {
    const { tool, results } = run(diagnosticCodes.map((code) => ({ code })));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(results).toHaveLength(diagnosticCodes.length);
  });

  it.each([
    ['a b/ü.yaml', 'a%20b/%C3%BC.yaml'],
    ['a:b#c?d%.yaml', 'a%3Ab%23c%3Fd%25.yaml'],
    ['./a//b.yaml', 'a/b.yaml'],
    ['../up.yaml', '../up.yaml'],
    ['/tmp/a b.yaml', 'file:///tmp/a%20b.yaml'],
    ['\ud800.yaml', '%EF%BF%BD.yaml'],
    ['-', '-'],
  ])('of file %j has the URI %s', (file, uri) => {
    const [location] = resultOf({ position: inFile(1, 1, 2, file) }).locations;
    expect(location.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it('of a point has no end, because SARIF would use the end of the line', () => {
    const [location] = resultOf({ position: inFile(3, 2) }).locations;
    expect(location.physicalLocation.region).toEqual({ startLine: 3, startColumn: 2 });
  });

  it('of a flag has the flag and the path', () => {
    const position = { kind: 'flag', flag: '--set', argument: 'a.b={x}' } as const;
    expect(resultOf({ position, path: ['a', 'b'] }).locations).toEqual([
      { logicalLocations: [{ fullyQualifiedName: 'a.b' }], message: { text: '--set a.b={{x}}' } },
    ]);
    expect(resultOf({ position }).locations).toEqual([{ message: { text: '--set a.b={{x}}' } }]);
  });

  it('without a position has its path, or no location', () => {
    expect(resultOf({ path: ['a'] }).locations).toEqual([{ logicalLocations: [{ fullyQualifiedName: 'a' }] }]);
    expect(resultOf({})).not.toHaveProperty('locations');
  });

  it('escapes placeholders and links in its message', () => {
    expect(resultOf({ message: 'see {0} and [x](https://example.com)' }).message.text).toBe(
      'see {{0}} and [x] (https://example.com)',
    );
  });
});
