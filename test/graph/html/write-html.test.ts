import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type GraphPage, sharesTable, writeHtml } from '../../../src/graph/html/write-html.ts';
import { writeSvg } from '../../../src/graph/svg/write-svg.ts';
import type { TrafficGraph } from '../../../src/graph/traffic-graph.ts';
import { sampleGraphs } from '../sample-graphs.ts';

const sample = (name: string) => sampleGraphs[name] as TrafficGraph;

const page: GraphPage = {
  name: '<httpbin>',
  steps: [
    { name: 'one & only', views: [{ label: 'all available', graph: sample('one') }] },
    {
      name: 'candidate',
      views: [
        { label: 'all available', graph: sample('blue-green') },
        { label: 'httpbin-1 not available', graph: sample('unavailable') },
      ],
    },
  ],
};

describe('the page', () => {
  const html = writeHtml(page);

  it('has every picture unchanged, and shows the first', () => {
    for (const { views } of page.steps) for (const { graph } of views) expect(html).toContain(writeSvg(graph));
    const sections = [...html.matchAll(/<section [^>]*>/g)].map(([tag]) => tag);
    expect(sections.map((tag) => tag.includes('hidden'))).toEqual([false, true, true]);
  });

  it('has a button for each step and each set of versions', () => {
    const buttons = [...html.matchAll(/<button [^>]*aria-pressed="(\w+)"[^>]*>([^<]*)/g)];
    expect(buttons.map(([, pressed, text]) => [text, pressed])).toEqual([
      ['one &amp; only', 'true'],
      ['candidate', 'false'],
      ['all available', 'true'],
      ['all available', 'false'],
      ['httpbin-1 not available', 'false'],
    ]);
  });

  it('has no buttons for a single step', () => {
    expect(writeHtml({ name: 'a', steps: [{ name: null, views: page.steps[1]?.views ?? [] }] })).not.toContain(
      '>Step<',
    );
  });

  it('allows only its own script and styles', () => {
    const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src [^;]+; script-src [^;]+; base-uri 'none'; form-action 'none'$/,
    );
    const inline = [...html.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)].map(([, text = '']) => text);
    expect(inline.length).toBe(5);
    for (const text of inline) expect(policy).toContain(createHash('sha256').update(text).digest('base64'));
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:| style=| on[a-z]+=/);
  });

  it('escapes all texts', () => {
    expect(html).toContain('<h1>Traffic of &lt;httpbin&gt;</h1>');
  });
});

describe('the table of shares', () => {
  const rows = (graph: TrafficGraph) =>
    [...sharesTable(graph).markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) => text),
    );

  it.each([
    [
      'unavailable',
      [
        ['version', 'state', 'all requests'],
        ['httpbin-0', 'primary', '100 %'],
        ['httpbin-1', 'candidate, not available', '0 %'],
      ],
    ],
    [
      'canary',
      [
        ['version', 'state', 'header traffic is test', 'all other requests'],
        ['httpbin-0', 'primary', '0 %', '100 %'],
        ['httpbin-1', 'candidate', '100 %', '0 %'],
      ],
    ],
    [
      'mirror',
      [
        ['version', 'state', 'all requests'],
        ['httpbin-0', 'primary', '100 %'],
        ['httpbin-1', 'candidate', 'copies of 100 %'],
        ['httpbin-2', 'candidate', 'copies of 12.5 %'],
      ],
    ],
    [
      'none',
      [
        ['version', 'state', 'host'],
        ['httpbin-0', 'primary', 'httpbin-0.default'],
        ['httpbin-1', 'candidate', 'httpbin-1.default'],
      ],
    ],
  ])('%s', (name, expected) => {
    expect(rows(sample(name))).toEqual(expected);
  });
});
