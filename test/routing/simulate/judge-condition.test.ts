import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';

const answer = (match: string, request: string) =>
  ask(
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec: {hosts: [a.test], http: [{match: [{${match}}], route: [{destination: {host: b}}]}]}`,
    request,
    'a.test',
  ) === 'b';

describe('a condition on a header that is a part of the request', () => {
  it.each([
    ['":method": {exact: PUT}', 'PUT /'],
    ['":path": {exact: "/a?b"}', 'GET /a?b'],
    ['":scheme": {exact: https}', 'GET / | @scheme https'],
    ['":authority": {exact: a.test}', 'GET /'],
    ['host: {exact: a.test}', 'GET /'],
    ['x: {exact: a}', 'GET / | x: a'],
  ])('%s is met by %s', (header, request) => {
    expect(answer(`headers: {${header}}`, request)).toBe(true);
    expect(answer(`withoutHeaders: {${header}}`, request)).toBe(false);
    expect(answer(`headers: {${header}}`, 'POST /other | @scheme http | x: b | @host a.test')).toBe(
      header.includes('a.test'),
    );
  });
});

describe('a condition on a parameter', () => {
  it.each([
    ['a: {exact: b}', '/?a=b', true],
    ['a: {exact: b}', '/?x=y&a=b', true],
    ['a: {exact: b}', '/?a=b&a=c', true],
    ['a: {exact: b}', '/?a=c&a=b', false],
    ['a: {exact: "b?c"}', '/?a=b?c', true],
    ['a: {exact: "b=c"}', '/?a=b=c', true],
    ['a: {exact: b}', '/?a=b#a=c', true],
    ['a: {exact: ""}', '/?a', true],
    ['a: {exact: ""}', '/?a=', true],
    ['a: {}', '/?b=a', false],
    ['a: {}', '/a', false],
    ['a: {exact: "b c"}', '/?a=b%20c', false],
  ])('%s for %s: %s', (parameter, path, met) => {
    expect(answer(`queryParams: {${parameter}}`, `GET ${path}`)).toBe(met);
  });
});
