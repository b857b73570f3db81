import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSvg } from '../../../src/graph/svg/write-svg.ts';
import type { TrafficGraph } from '../../../src/graph/traffic-graph.ts';
import { sampleGraph, sampleGraphs, sampleVersions, sharing } from '../../graph/sample-graphs.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { startBrowser } from './start-browser.ts';

const browser = await startBrowser();
let page: Page;

beforeAll(async () => {
  page = await browser.newPage();
});
afterAll(() => browser.close());

const hostile: TrafficGraph = sampleGraph(
  sampleVersions(10).map((version, index) => {
    const name = hostileTexts.at(index - 10) ?? '';
    return { ...version, name, runs: name };
  }),
  hostileTexts.map((text) => sharing([100], [text])),
);

describe('pictures in Chromium', () => {
  it.each(Object.entries({ ...sampleGraphs, hostile }))('%s: all text is where its box is', async (_, graph) => {
    expect(await troublesOf(graph)).toEqual({ error: null, outside: [] });
  });
});

/** Runs in the page: reads the picture as XML, draws it and measures its texts. Blanks cover nothing. */
const textsOutside = `(svg) => {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const error = parsed.querySelector('parsererror')?.textContent ?? null;
  document.body.replaceChildren(document.importNode(parsed.documentElement, true));
  const inside = (one, other) =>
    one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
  const outside = [...document.querySelectorAll('text')].filter((text) => {
    const box = text.parentElement.querySelector(':scope > rect');
    const isBlank = text.textContent.trim() === '';
    return !isBlank && !inside(text.getBoundingClientRect(), box.getBoundingClientRect());
  });
  return { error, outside: outside.map(({ textContent }) => textContent) };
}`;

/** What is wrong with a picture once it is drawn. */
function troublesOf(graph: TrafficGraph): Promise<unknown> {
  return page.evaluate(`(${textsOutside})(${JSON.stringify(writeSvg(graph))})`);
}
