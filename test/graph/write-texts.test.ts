import { describe, expect, it } from 'vitest';
import { writeDot } from '../../src/graph/write-dot.ts';
import { writeMermaid } from '../../src/graph/write-mermaid.ts';
import { fc } from '../fast-check.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';
import { sampleGraph, sampleGraphs, sampleVersions, sharing } from './sample-graphs.ts';

const canary = sampleGraphs.canary as never;

describe('Mermaid', () => {
  it('has the versions, the rules and the shares', () => {
    const lines = writeMermaid(canary).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'flowchart LR',
        '  entry0["Gateway<br/>public"]',
        '  rule0(["header traffic is test"])',
        '  version1["candidate<br/>httpbin-1<br/>kennethreitz/httpbin#58;v1<br/>Service, Deployment, ConfigMap"]',
        '  clients --> entry0 --> route',
        '  route --> rule0',
        '  rule0 -->|"100 %"| version1',
        '  class version1 candidate',
      ]),
    );
  });

  it.each([
    ['mirror', '  route -.->|"copies of 12.5 %"| version2'],
    ['unavailable', '  class version1 absent'],
    ['unavailable', '  version1["candidate, not available, 0 %<br/>httpbin-1'],
    ['none', '  clients -->|"httpbin-0.default"| version0'],
  ])('%s: %s', (name, line) => {
    expect(writeMermaid(sampleGraphs[name] as never)).toContain(line);
  });

  it('contains only its own syntax, with any texts', () => {
    const label = String.raw`"(?:[\p{L}\p{N} .,/%-]|#\d+;|<br/>)*"`;
    const grammar = new RegExp(
      [
        'flowchart LR',
        `  (?:clients|entry|route|rule|version)\\d*(?:\\[${label}\\]|\\(\\[${label}\\]\\))`,
        '  clients --> (?:entry\\d+ --> )?route',
        '  route --> rule\\d+',
        `  (?:clients|route|rule\\d+) -\\.?->\\|${label}\\| version\\d+`,
        '  classDef [a-z]+ [^"]+',
        '  class version\\d+ (?:primary|candidate|other|absent)',
      ]
        .map((line) => `^${line}$`)
        .join('|'),
      'u',
    );
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const lines = writeMermaid(graph).trimEnd().split('\n');
        expect(lines.filter((line) => !grammar.test(line))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Graphviz', () => {
  it('has the versions, the rules and the shares', () => {
    const lines = writeDot(sampleGraphs.affinity as never).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'digraph release {',
        '  label="httpbin\\nblue-green on deployment-istio · namespace default"',
        '  rule0 [label="cookie httpbin is httpbin-0"]',
        '  clients -> entry0 -> route',
        '  route -> rule3',
        '  rule3 -> version2 [label="20 %" penwidth=1.8 color="#d55e00"]',
        '}',
      ]),
    );
  });

  it.each([
    ['"', String.raw`\"`],
    ['\\', String.raw`\\`],
    ['\\N', String.raw`\\N`],
    ['&lt;', '&amp;lt;'],
    ['<b>', '<b>'],
    ['a\nb', String.raw`a\\nb`],
  ])('%j is written %s', (text, written) => {
    const versions = sampleVersions(1).map((version) => ({ ...version, name: text, objects: [], runs: null }));
    expect(writeDot(sampleGraph(versions, [sharing([100])]))).toContain(`  version0 [label="primary\\n${written}" `);
  });

  it('contains only its own syntax, with any texts', () => {
    const text = String.raw`"(?:[^"\\]|\\["\\n])*"`;
    const grammar = new RegExp(
      `^(?:digraph release \\{|\\}|  [a-z]+=(?:[A-Za-z]+|${text})|  (?:[a-z]+\\d*)(?: -> [a-z]+\\d*)*(?: \\[(?:[a-z]+=(?:[\\w.]+|${text}) ?)+\\])?)$`,
      'u',
    );
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const lines = writeDot(graph).trimEnd().split('\n');
        expect(lines.filter((line) => !grammar.test(line))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
