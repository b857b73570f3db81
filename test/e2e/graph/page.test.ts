import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../cli/run-program.ts';
import { startBrowser } from './start-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-page-'));
const file = join(folder, 'traffic.html');
const browser = await startBrowser();
let page: Page;
/** What the page complains of, and what it asks others for. */
const troubles: string[] = [];

beforeAll(async () => {
  const steps = ['initial', 'candidate', 'weights', 'promoted'].flatMap((name) => [
    '--step',
    `examples/blue-green/${name}.yaml`,
  ]);
  const { exitCode, stderr } = await runProgram(['graph', 'httpbin', ...steps, '-o', 'html', '--output-file', file]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  page = await browser.newPage();
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) troubles.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The shares as the reader sees them: the table, and the labels of the picture. */
async function seen() {
  const visible = page.locator('section:visible');
  expect(await visible.count()).toBe(1);
  const rows = await visible.locator('tbody tr').allInnerTexts();
  const labels = await visible.locator('svg text').allTextContents();
  return { rows, labels: labels.filter((text) => text.endsWith(' %')) };
}

const press = (name: string) => page.locator('button:visible', { hasText: new RegExp(`^${name}$`) }).click();
const pressed = () => page.locator('button:visible[aria-pressed=true]').allTextContents();

describe('the page in Chromium', () => {
  it('begins with the first step, all versions available', async () => {
    expect(await pressed()).toEqual(['initial', 'all available']);
    expect(await seen()).toEqual({ rows: ['httpbin-0\tprimary\t100 %'], labels: ['100 %'] });
  });

  it('a click on a step changes the picture and the shares', async () => {
    await press('weights');
    expect(await pressed()).toEqual(['weights', 'all available']);
    expect(await seen()).toEqual({
      rows: ['httpbin-0\tprimary\t30 %', 'httpbin-1\tcandidate\t70 %'],
      labels: ['30 %', '70 %'],
    });
  });

  it('a click on a set of versions changes them, too', async () => {
    await press('httpbin-1 not available');
    expect(await page.locator('[role=status]').textContent()).toBe('weights: httpbin-1 not available');
    expect(await seen()).toEqual({
      rows: ['httpbin-0\tprimary\t100 %', 'httpbin-1\tcandidate, not available\t0 %'],
      labels: ['100 %', '0 %'],
    });
  });

  it('the next step keeps the set of versions where it has it', async () => {
    await press('candidate');
    expect(await pressed()).toEqual(['candidate', 'httpbin-1 not available']);
    await press('promoted');
    expect(await pressed()).toEqual(['promoted', 'all available']);
    expect((await seen()).rows).toEqual(['httpbin-0\tprimary\t100 %']);
  });

  it('keys do what clicks do', async () => {
    await page.locator('button', { hasText: 'initial' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await pressed()).toEqual(['candidate', 'all available']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect((await pressed())[0]).toBe('weights');
    expect((await seen()).labels).toEqual(['30 %', '70 %']);
  });

  it('paper has the picture and the shares, and no buttons', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('button:visible').count()).toBe(0);
    expect((await seen()).rows.length).toBe(2);
    const ground = () => page.evaluate(`getComputedStyle(document.querySelector('section:not([hidden]) rect')).fill`);
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(13, 17, 23)');
  });

  it('asks nobody for anything and breaks none of its rules', () => {
    expect(troubles).toEqual([]);
  });
});
