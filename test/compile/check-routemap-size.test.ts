import { describe, expect, it } from 'vitest';
import { type CompileRequest, compileRelease } from '../../src/compile/compile-release.ts';
import { renderRelease } from '../../src/manifests/render-release.ts';
import { at } from '../at.ts';

interface Wish extends Partial<CompileRequest> {
  readonly affinity?: object;
  /** What the names of versions begin with. */
  readonly prefix?: string;
}

function prepare(versions: number, { affinity, prefix = 'web', ...request }: Wish) {
  const made = Array.from({ length: versions }, (_, index) => ({
    image: 'a',
    metadata: { name: `${prefix}-${index}` },
  }));
  const values = {
    environment: 'deployment-istio',
    application: { strategy: 'blue-green', affinity, versions: made },
  };
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
  it('is an error, unless the route itself is made', async () => {
    const long = { name: 'w'.repeat(53), namespace: 'n'.repeat(63), prefix: 'v'.repeat(59) };
    const { kind, diagnostics } = await prepare(1000, long);
    expect(kind).toBe('invalid');
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'unsupported',
        message: `the routemap ${long.name}-routemap has 1.02 MiB, and a ConfigMap takes no more than 1 MiB`,
        position: { line: 1 },
      },
    ]);
    expect((await prepare(1000, { ...long, routing: 'direct' })).kind).toBe('valid');
  });

  // A letter more in the namespace makes the routemap 889 bytes larger.
  it.each([
    ['nn', -783, 'valid'],
    ['nnn', 106, 'invalid'],
  ])('is told from the largest that fits: in namespace %s by %i bytes', async (namespace, beyond, kind) => {
    const request = { namespace, affinity: { cookie: { name: 'v' } } };
    const direct = await prepare(177, { ...request, routing: 'direct' });
    if (direct.kind === 'invalid') throw new Error('it must be valid');
    const routemap = renderRelease(direct.release, direct.pack).at(-1)?.object;
    expect(String(at(routemap, 'data', 'strSpec')).length - 1024 * 1024).toBe(beyond);
    expect((await prepare(177, request)).kind).toBe(kind);
  });
});
