import { beforeAll, describe, expect, it } from 'vitest';
import { runGo } from '../cluster/run-go.ts';
import { judgeRow } from './conformance/judge-row.ts';
import { notAnswered, otherSubjects } from './conformance/left-out.ts';
import { type ConformanceTest, type Row, readTables } from './conformance/tables.ts';
import { isForMesh, type Manifest, objectsOf, readAll } from './conformance/test-file.ts';

/*
 * The conformance tests of the Gateway API send requests to implementations and look at the answers. `route --from` gets their
 * manifests and has to foretell the same answers.
 */

let tests: readonly ConformanceTest[];
let folder: string;

beforeAll(async () => {
  const tables = await readTables();
  folder = tables.folder;
  tests = tables.tests.filter(({ file }) => !otherSubjects.some(([pattern]) => pattern.test(file)));
});

/** The faults of all rows of some tests, by the name of the row. */
function judgeAll(ofMesh: boolean): ReadonlyMap<string, readonly string[]> {
  const judged = tests
    .filter((test) => isForMesh(test) === ofMesh)
    .flatMap((test) => {
      const objects = new Map<string, readonly Manifest[]>();
      const objectsFor = ({ deleted = [] }: Row) => {
        const known = objects.get(deleted.join()) ?? objectsOf(test, folder, deleted);
        objects.set(deleted.join(), known);
        return known;
      };
      return test.rows.map((row, index) => [`${test.file} ${index}`, judgeRow(test, row, objectsFor(row))] as const);
    });
  return new Map(judged);
}

it('are those of the version that the schemas come from', async () => {
  const version = await runGo('list', '-m', '-f', '{{.Version}}', 'sigs.k8s.io/gateway-api');
  expect(folder.split('@')[1]).toBe(version);
});

describe.each([
  ['at gateways', false, { rows: 334, right: 309 }],
  ['in the mesh', true, { rows: 73, right: 72 }],
])('requests %s', (_, ofMesh, { rows, right }) => {
  const leftOut = notAnswered
    .filter(([file]) => file.startsWith('tests/mesh/') === ofMesh)
    .flatMap(([file, indexes]) => indexes.map((index) => `${file} ${index}`));

  it(`are answered as the tables say in ${right} of ${rows} rows`, () => {
    const judged = judgeAll(ofMesh);
    const wrong = [...judged].filter(([, faults]) => faults.length > 0);
    expect(wrong.filter(([name]) => !leftOut.includes(name))).toEqual([]);
    expect(wrong.map(([name]) => name).toSorted()).toEqual(leftOut.toSorted());
    expect([judged.size, judged.size - wrong.length]).toEqual([rows, right]);
  });
});

describe('warnings', () => {
  it('have the reasons that the status of routes must have, and no others', () => {
    // The test of hostnames looks at the reason of this route in another way.
    const further = { 'tests/httproute-hostname-intersection.go': ['NoMatchingListenerHostname'] };
    const withReasons = tests.map((test) => {
      const messages = readAll(objectsOf(test, folder)).warnings.map(({ message }) => message);
      const found = messages.map((message) => /\(([A-Z][A-Za-z]+)\)/.exec(message)?.[1]);
      const asked = test.conditions
        .filter(({ status }) => status === 'ConditionFalse')
        .map(({ reason }) => reason.replace('RouteReason', ''));
      return { file: test.file, found, wanted: [...asked, ...(further[test.file as keyof typeof further] ?? [])] };
    });
    expect(withReasons.map(({ file, found }) => [file, found])).toEqual(
      withReasons.map(({ file, wanted }) => [file, wanted]),
    );
    expect(withReasons.flatMap(({ found }) => found)).toHaveLength(14);
  });
});
