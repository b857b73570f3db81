import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrafficGraph } from '../../../src/graph/traffic-graph.ts';
import { writeMermaid } from '../../../src/graph/write-mermaid.ts';
import { escapeControls } from '../../../src/terminal/escape-controls.ts';
import { sampleGraph, sampleGraphs, sampleVersions } from '../../graph/sample-graphs.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { mermaidScript } from './mermaid-script.ts';
import { startBrowser } from './start-browser.ts';

/** Texts that Markdown, which Mermaid takes labels for, could take for more than text. */
const markdown = ['1. one', '- x', '# h', '**b**', '__x__', '[a](b)', '$$x$$', '`a`', '%% c', 'end', '#35;', '&lt;'];

const browser = await startBrowser();
let page: Page;

beforeAll(async () => {
  page = await browser.newPage();
  await page.addScriptTag({ path: await mermaidScript() });
});
afterAll(() => browser.close());

/** Runs in the page. As GitHub does it, Mermaid takes no HTML and no links. */
const drawInPage = `async (text) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  const { svg } = await mermaid.render('picture', text);
  document.body.innerHTML = svg.replaceAll(/<br *\\/?>/g, '\\n');
  return [...document.querySelectorAll('.nodeLabel')].flatMap(({ textContent }) => textContent.split('\\n'));
}`;

/** The texts of the boxes that Mermaid draws, line by line, without the joiners that nobody sees. */
async function draw(graph: TrafficGraph): Promise<readonly string[]> {
  const lines = await page.evaluate(`(${drawInPage})(${JSON.stringify(writeMermaid(graph))})`);
  return (lines as readonly string[]).map((line) => line.replaceAll('\u2060', ''));
}

describe('Mermaid reads what we write for it', () => {
  it.each(Object.entries(sampleGraphs))('%s', async (_, graph) => {
    const drawn = await draw(graph);
    for (const { name } of graph.versions) expect(drawn).toContain(name);
  });

  it('and labels hold the text as it is', async () => {
    const texts = [...hostileTexts, ...markdown].map(escapeControls).filter((text) => text.length < 250);
    const lost: string[] = [];
    // Without arrows, of which Mermaid would have to find the ways.
    for (let start = 0; start < texts.length; start += 50) {
      const names = texts.slice(start, start + 50);
      const versions = sampleVersions(1, [0]).flatMap((version) => names.map((name) => ({ ...version, name })));
      const drawn = await draw(sampleGraph(versions, [], { route: null }));
      lost.push(...names.filter((name) => !drawn.some((line) => line.trim() === name.trim())));
    }
    expect(lost).toEqual([]);
  });
});
