import { describe, expect, it } from 'vitest';
import { colours, darkStyle } from '../../../src/graph/svg/colours.ts';
import { element } from '../../../src/graph/svg/markup.ts';
import { writeSvg } from '../../../src/graph/svg/write-svg.ts';
import { fc } from '../../fast-check.ts';
import { arbitraryGraph } from '../arbitrary-graph.ts';
import { sampleGraph, sampleGraphs, sampleVersions, sharing } from '../sample-graphs.ts';

/** The faults in the tags of an XML text: every `<` must begin a tag, and every opened tag must be closed. */
function troubleWithTags(xml: string): string | undefined {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/g, (_, end, name, __, empty) => {
    if (end === '') {
      if (empty === '') open.push(name);
    } else if (open.pop() !== name) open.push(`unexpected ${name}`);
    return '';
  });
  if (rest.includes('<') || rest.includes('>'))
    return `a sign outside of tags: ${rest.match(/.{0,40}[<>].{0,40}/)?.[0]}`;
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(xml)) return 'an entity that is none';
  return open.length > 0 ? `left open: ${open.join()}` : undefined;
}

describe('SVG', () => {
  it.each(Object.entries(sampleGraphs))('%s: well-formed, scalable and self-contained', (_, graph) => {
    const svg = writeSvg(graph);
    expect(troubleWithTags(svg)).toBeUndefined();
    const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)" width="\d+" height="\d+"/) ?? [];
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|href|url\(|@import|<script| on[a-z]+=/,
    );
  });

  it('is well-formed with any texts, and the same each time', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const svg = writeSvg(graph);
        expect(troubleWithTags(svg)).toBeUndefined();
        expect(svg).toBe(writeSvg(structuredClone(graph)));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters must not occur
        expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/);
        expect(svg.isWellFormed()).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('the title has the whole text of a shortened name', () => {
    const name = `a${'-long'.repeat(20)}-name`;
    const versions = sampleVersions(1).map((version) => ({ ...version, name }));
    const svg = writeSvg(sampleGraph(versions, [sharing([100])]));
    expect(svg).toContain(`<title>${name}: primary`);
    expect(svg).not.toContain(`>${name}</text>`);
  });

  it('describes the picture in words', () => {
    expect(writeSvg(sampleGraphs.unavailable as never)).toContain(
      '<desc>httpbin, blue-green on deployment-istio, namespace default, httpbin-1 is not available\nall requests: 100 % to httpbin-0\nhttpbin-1 is not available</desc>',
    );
  });
});

describe('colours', () => {
  it('every class has a dark colour', () => {
    const used = [...writeSvg(sampleGraphs.mirror as never).matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    for (const name of new Set(used)) expect(darkStyle()).toContain(`.${name}{`);
  });

  /** https://www.w3.org/TR/WCAG21/#contrast-minimum */
  it.each(
    (['light', 'dark'] as const).flatMap((mode) =>
      [
        ['strong', 'ground'],
        ['muted', 'ground'],
        ...['plain', 'primary', 'candidate', 'other', 'absent'].flatMap((look) => [
          ['muted', `${look}-fill`],
          [`${look}-text`, `${look}-fill`],
          [`${look}-text`, 'ground'],
        ]),
      ].map(([text = '', ground = '']) => [mode, text, ground] as const),
    ),
  )('%s: %s is readable on %s', (mode, text, ground) => {
    const [one, other] = [colours[text]?.[mode] ?? '', colours[ground]?.[mode] ?? ''];
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('elements', () => {
  it.each([
    [element('g', {}), '<g></g>'],
    [element('rect', { x: 1 / 3, class: 'a"b' }), '<rect x="0.33" class="a&quot;b"/>'],
    [element('text', {}, '<b>&', element('path', {})), '<text>&lt;b&gt;&amp;<path/></text>'],
  ])('%j', ({ markup }, expected) => {
    expect(markup).toBe(expected);
  });
});
