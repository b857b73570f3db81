import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMeshWords } from '../../scripts/lint/mesh-words.mjs';
import { meshes } from '../../src/mesh/meshes.ts';
import { repository } from '../cli/run-cli.ts';

describe('only src/mesh/ knows kinds of routes', () => {
  it.each([
    ["if (kind === 'VirtualService') return;", 'VirtualService'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code that is looked at
    ['const text = `${count} HTTPRoutes`;', 'HTTPRoute'],
    ["const short = 'vs';", 'vs'],
    ['const short = `httproute`; // a comment', 'httproute'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code that is looked at
    ['const version = `networking.istio.io/${version}`;', 'networking.istio.io'],
    ["const kinds = { ReferenceGrant: 'x' };", 'ReferenceGrant'],
    ["  'httproutes.gateway.networking.k8s.io',", 'httproutes'],
  ])('finds a word in %s', (code, word) => {
    expect(findMeshWords(`/** A comment. */\n${code}\n`, meshes)[0]).toEqual({ line: 2, word });
  });

  it.each([
    '/** Reads a VirtualService or HTTPRoute. */',
    ' * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproute',
    "const group = 'networking.k8s.io'; // as in networking.istio.io",
    'const canvas = "canvas";',
  ])('takes %s', (code) => {
    expect(findMeshWords(code, meshes)).toEqual([]);
  });

  it('holds for src/', () => {
    execFileSync(process.execPath, [join(repository, 'scripts/lint/mesh-words.mjs')], { stdio: 'pipe' });
  });
});
