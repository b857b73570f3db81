import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainOutcome } from '../../../src/routing/answer/explain-outcome.ts';
import { outcomeOf } from '../simulate/ask.ts';

const virtualService = (http: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {hosts: [a.test], http: ${http}}`;
const route = 'route: [{destination: {host: b.test}}]';
const explain = (yaml: string, line = 'GET /', host = 'a.test') => explainOutcome(outcomeOf(yaml, line, host));

describe('the explanation of an answer', () => {
  it('tells each rule that was tried, and why it matches or not', () => {
    const rules = [
      `{name: beta, match: [{headers: {x: {exact: b}, y: {}}, uri: {prefix: /}}, {method: {exact: PUT}}], ${route}}`,
      `{match: [{headers: {x: {exact: a}}, method: {exact: GET}}], ${route}}`,
    ];
    expect(explain(virtualService(`[${rules.join(', ')}]`), 'GET / | x: a')).toMatchObject([
      {
        title: 'VirtualService a, inside the mesh',
        rules: [
          {
            matches: false,
            rule: 'rule 1 beta, entry 1 of 2',
            reasons: ['header x must be "b", but it is "a"'],
          },
          { matches: false, rule: 'rule 1 beta, entry 2 of 2', reasons: ['the method must be "PUT", but it is "GET"'] },
          { matches: true, rule: 'rule 2', reasons: ['the method is "GET"', 'header x is "a"'] },
        ],
        remarks: [],
      },
    ]);
  });

  it('tells the settings of a rule that every request matches', () => {
    expect(explain(virtualService(`[{${route}, timeout: 5s}]`))).toMatchObject([
      {
        rules: [{ matches: true, rule: 'rule 1', reasons: ['every request matches'] }],
        remarks: ['the rule has timeout: 5s'],
      },
    ]);
  });

  it('tells where the request is', () => {
    const yaml = virtualService(`[{${route}}], gateways: [edge]`);
    expect(explain(yaml, 'GET / | @gateway default/edge')[0]?.title).toBe(
      'VirtualService a, at the gateway default/edge',
    );
  });

  it('tells why no rule was tried', () => {
    const [one] = explain(virtualService(`[{${route}}]`), 'GET / | @host b.test');
    expect(one).toMatchObject({
      rules: [],
      remarks: ['VirtualService a does not take the host b.test; its hosts are a.test'],
    });
  });

  it('tells what is not known', () => {
    const [one] = explain(virtualService('[{delegate: {name: b}}]'));
    expect(one?.remarks).toEqual([expect.stringMatching(/^the answer is unknown: /)]);
  });

  it('follows the request where it comes to routes once more, and tells what was changed', () => {
    const yaml = readFileSync('docs/reference/rendered/kserve-blue-green-route.yaml', 'utf8');
    const titles = explain(yaml, 'GET / | x-user: ann', 'wisdom.default').map(({ title }) => title);
    expect(titles).toHaveLength(3);
    expect(titles[0]).toMatch(/^VirtualService wisdom, /);
    expect(titles[1]).toMatch(/^then \(70 %, branch: wisdom-0\) VirtualService wisdom, /);
    expect(titles[2]).toMatch(/^then \(30 %, branch: wisdom-1\) VirtualService wisdom, /);
  });
});
