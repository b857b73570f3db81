import { describe, expect, it } from 'vitest';
import { type CompileRequest, compileRelease } from '../../src/compile/compile-release.ts';
import { tryExpansion } from '../../src/compile/try-expansion.ts';
import { expandRelease } from '../../src/manifests/expand-release.ts';
import type { DataMap } from '../../src/values/data.ts';
import { at } from '../at.ts';
import { releaseOf } from '../reference-cases.ts';

interface Wish extends Partial<CompileRequest> {
  readonly affinity?: DataMap;
  /** What the names of versions begin with. */
  readonly prefix?: string;
}

function valuesOf(versions: number, { affinity, prefix = 'web' }: Wish): DataMap {
  const made = Array.from({ length: versions }, (_, index) => ({
    image: 'a',
    metadata: { name: `${prefix}-${index}` },
  }));
  const application = { strategy: 'blue-green', versions: made, ...(affinity && { affinity }) };
  return { environment: 'deployment-istio', application };
}

function prepare(versions: number, { affinity, prefix, ...request }: Wish) {
  const values = valuesOf(versions, { ...(affinity && { affinity }), ...(prefix && { prefix }) });
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return compileRelease({
    inputs: [{ kind: 'file', name: 'values.yaml', bytes }],
    name: 'web',
    namespace: 'shop',
    allowUnknown: false,
    strict: false,
    ...request,
  });
}

describe('a routemap that no ConfigMap can hold', () => {
  it('is an error', async () => {
    const long = { name: 'w'.repeat(53), namespace: 'n'.repeat(63), prefix: 'v'.repeat(59) };
    const { kind, diagnostics } = await prepare(1000, long);
    expect(kind).toBe('invalid');
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'unsupported',
        message: `the routemap ${long.name}-routemap has 1.02 MiB, but a ConfigMap can have at most 1 MiB`,
        position: { line: 1 },
      },
    ]);
  });

  it.each([
    ['controller', false],
    ['direct', true],
  ] as const)('is refused where it is made: routing %s', async (routing, ok) => {
    const values = valuesOf(2, {});
    const { release, pack } = await releaseOf(values, 'web', 'shop', 'v1beta1', routing);
    const resources = Array.from({ length: 110 }, () => ({
      gvrShort: 'svc',
      name: 'w'.repeat(10_000),
      namespace: 'shop',
    }));
    const [first, ...others] = release.routemap.versions;
    const large = { ...release.routemap, versions: [{ weight: 1, ...first, resources }, ...others] };
    const found = await tryExpansion({
      release: { ...release, routemap: large },
      pack,
      isOwn: false,
      values: { root: { kind: 'map', entries: new Map(), position: { kind: 'nowhere' } }, data: values },
    });
    expect(found.ok).toBe(ok);
  });

  // A letter more in the namespace makes the routemap 889 bytes larger.
  it.each([
    ['nn', -783, 'valid'],
    ['nnn', 106, 'invalid'],
  ])('is told from the largest that fits: in namespace %s by %i bytes', async (namespace, beyond, kind) => {
    const request = { namespace, affinity: { cookie: { name: 'v' } } };
    const { release, pack } = await releaseOf(valuesOf(177, request), 'web', namespace);
    const { routemap } = expandRelease(release, pack);
    expect(String(at(routemap.object, 'data', 'strSpec')).length - 1024 * 1024).toBe(beyond);
    expect((await prepare(177, request)).kind).toBe(kind);
  });
});
