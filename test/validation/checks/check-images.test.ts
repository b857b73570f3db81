import { describe, expect, it } from 'vitest';
import { findImageProblem } from '../../../src/validation/checks/check-images.ts';

const hex = 'b'.repeat(64);

describe('findImageProblem', () => {
  it.each([
    'nginx',
    'kennethreitz/httpbin',
    'iter8/abn-sample-backend:0.17-v1',
    'localhost/web',
    'localhost:5000/shop/web:1.2',
    'Registry/web',
    'ghcr.io/shop/web__a.b---c_d:V1.2',
    '[2001:db8::1]:5000/web',
    '10.0.0.1/web',
    `web@sha256:${hex}`,
    `a.b/web:1@sha512:${hex}${hex}`,
    `web:${'t'.repeat(128)}`,
    `${'n'.repeat(247)}`,
    `a/${hex}`,
  ])('accepts %s', (image) => {
    expect(findImageProblem(image)).toBeUndefined();
  });

  it.each([
    ['my image', 'spaces'],
    ['web:1\n', 'spaces'],
    ['{{ .Values.image }}', 'templates'],
    ['https://ghcr.io/shop/web', '://'],
    ['docker://web', '://'],
    ['Web', 'lower case'],
    ['shop/Web:1', 'lower case'],
    ['ghcr.io/Shop/web', 'lower case'],
    ['', 'registry/'],
    ['/web', 'registry/'],
    ['web/', 'registry/'],
    ['ghcr.io/', 'registry/'],
    ['a//b', 'registry/'],
    ['a..b', 'registry/'],
    ['a___b', 'registry/'],
    ['-web', 'registry/'],
    ['web$', 'registry/'],
    [':1', 'registry/'],
    ['web:', 'tag'],
    ['web:-1', 'tag'],
    ['web:1:2', 'tag'],
    ['web:1+2', 'tag'],
    [`web:${'t'.repeat(129)}`, 'tag'],
    ['web@', 'digest'],
    ['web@sha256:abc', 'digest'],
    [`web@md5:${hex}`, 'digest'],
    [`web@sha256:${hex.toUpperCase()}`, 'digest'],
    [`web@sha256:${hex}@sha256:${hex}`, 'digest'],
    [hex, 'before the digest'],
    ['-a.b/web', '"-a.b" is not a valid registry'],
    ['a:b/web', '"a:b" is not a valid registry'],
    ['a_b.c/web', '"a_b.c" is not a valid registry'],
    [`a.b/${'n'.repeat(256)}`, '255 characters'],
  ])('explains %j: %s', (image, said) => {
    expect(findImageProblem(image)).toContain(said);
  });
});
