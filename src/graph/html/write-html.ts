import { createHash } from 'node:crypto';
import { describeState, requestsOfRule } from '../captions.ts';
import { listEdges } from '../edges.ts';
import { darkStyle } from '../svg/colours.ts';
import { element, lines, type Markup } from '../svg/markup.ts';
import { writeSvg } from '../svg/write-svg.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { pageScript, pageStyle } from './page-assets.ts';

/** A page of pictures that shows one picture at a time. */
export interface GraphPage {
  readonly name: string;
  /** The steps of a release, in their order. A single step has no name. */
  readonly steps: readonly GraphStep[];
}

export interface GraphStep {
  readonly name: string | null;
  /** At least one. The page shows the first one first. */
  readonly views: readonly GraphView[];
}

/** A picture for a set of available versions. */
interface GraphView {
  /** Which versions are available, e.g. `all available`. */
  readonly label: string;
  readonly graph: TrafficGraph;
}

/**
 * Writes the pictures of a release as one page. Buttons choose the step and the available versions. The page loads
 * nothing, and its content security policy allows only its own script and styles.
 */
export function writeHtml(page: GraphPage): string {
  const title = `Traffic of ${page.name}`;
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: contentPolicy() }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    raw('style', pageStyle),
  ];
  const body = [
    element('h1', {}, title),
    ...(page.steps.length > 1 ? [stepButtons(page)] : []),
    ...page.steps.map(viewButtons),
    element('noscript', {}, element('p', {}, 'The buttons need JavaScript.')),
    element('p', { role: 'status' }, titleOfFirst(page)),
    ...page.steps.flatMap((step, index) => step.views.map((view, nth) => section(step, index, view, nth))),
  ];
  const html = element(
    'html',
    { lang: 'en' },
    lines([
      element('head', {}, lines(head)),
      element('body', {}, lines([element('main', {}, lines(body)), raw('script', pageScript)])),
    ]),
  );
  return `<!DOCTYPE html>\n${html.markup}\n`;
}

function contentPolicy(): string {
  return [
    "default-src 'none'",
    `style-src ${hash(pageStyle)} ${hash(darkStyle())}`,
    `script-src ${hash(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Text that is not escaped: both texts are constants of this program. */
function raw(name: 'style' | 'script', text: string): Markup {
  return { markup: `<${name}>${text}</${name}>` };
}

function stepButtons({ steps }: GraphPage): Markup {
  const buttons = steps.map(({ name }, index) => {
    const pressed = String(index === 0);
    return element('button', { type: 'button', 'data-step': index, 'aria-pressed': pressed }, nameOf(name, index));
  });
  return choice('Step', {}, buttons);
}

function viewButtons({ views }: GraphStep, step: number): Markup {
  const buttons = views.map(({ label }, view) => {
    const pressed = String(step === 0 && view === 0);
    return element('button', { type: 'button', 'data-step': step, 'data-view': view, 'aria-pressed': pressed }, label);
  });
  return choice('Versions', { 'data-views-of': step, ...(step === 0 ? {} : { hidden: '' }) }, buttons);
}

function choice(label: string, attributes: { readonly [name: string]: string | number }, buttons: readonly Markup[]) {
  const described = { class: 'choice', role: 'group', 'aria-label': label, ...attributes };
  return element('div', described, lines([element('span', { 'aria-hidden': 'true' }, label), ...buttons]));
}

function section(step: GraphStep, index: number, view: GraphView, nth: number): Markup {
  const isFirst = index === 0 && nth === 0;
  const data = { 'data-step': index, 'data-view': nth, 'data-title': titleOf(step, view, index) };
  return element(
    'section',
    { ...data, ...(isFirst ? {} : { hidden: '' }) },
    lines([
      element('figure', {}, { markup: writeSvg(view.graph) }),
      element('div', { class: 'wide' }, sharesTable(view.graph)),
    ]),
  );
}

function titleOfFirst({ steps: [step] }: GraphPage): string {
  const view = step?.views[0];
  return step === undefined || view === undefined ? '' : titleOf(step, view, 0);
}

function titleOf({ name }: GraphStep, { label }: GraphView, index: number): string {
  return name === null ? label : `${nameOf(name, index)}: ${label}`;
}

function nameOf(name: string | null, index: number): string {
  return name ?? `step ${index + 1}`;
}

/** The shares as a table: a row for each version, a column for each rule of the route. */
export function sharesTable(graph: TrafficGraph): Markup {
  const { route, versions } = graph;
  const rules = route === null ? ['host'] : route.rules.map((rule) => requestsOfRule(rule, route).join(' '));
  const head = ['version', 'state', ...rules].map((text) => element('th', { scope: 'col' }, text));
  const rows = versions.map((version, index) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, version.name),
      element('td', {}, describeState(version)),
      ...rules.map((_, rule) => element('td', { class: 'share' }, shareOf(graph, index, rule))),
    ),
  );
  return element(
    'table',
    {},
    element('caption', {}, 'Share of requests by version'),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, lines(rows)),
  );
}

function shareOf(graph: TrafficGraph, version: number, rule: number): string {
  const edges = listEdges(graph).filter((edge) => edge.version === version && (edge.rule ?? 0) === rule);
  if (edges.length > 0) return edges.map(({ label }) => label).join(', ');
  return graph.route === null ? 'not available' : '0 %';
}
