import { relative } from 'node:path';
import type { Environment } from '../../src/environments/environment.ts';
import type { RenderedCell } from './rendered-cells.ts';

const routeKinds: { readonly [gvrShort: string]: string } = { vs: 'VirtualService', httproute: 'HTTPRoute' };

/**
 * Writes the tables of a page of docs/: of the environments and their objects between the lines
 * `<!-- environments -->` and `<!-- /environments -->`, of their strategies between `<!-- strategies -->` and
 * `<!-- /strategies -->`.
 */
export function withStrategyTables(page: string, cells: readonly RenderedCell[]): string {
  return between(between(page, 'environments', environmentTable(cells)), 'strategies', strategyTable(cells));
}

function between(page: string, name: string, lines: readonly string[]): string {
  const marked = new RegExp(`^(<!-- ${name} -->)$[\\s\\S]*?^(<!-- /${name} -->)$`, 'm');
  return page.replace(marked, (_, open: string, close: string) => [open, '', ...lines, '', close].join('\n'));
}

function environmentTable(cells: readonly RenderedCell[]): readonly string[] {
  const rows = environmentsOf(cells).map((environment) => {
    const { versionObjects, applicationObjects, strategies } = environment;
    const routes = Object.values(strategies).flatMap(({ route }) => (route === null ? [] : [route.gvrShort]));
    const cellsOfRow = [
      namesOf(environment),
      kindsOf(versionObjects.map(({ kind }) => kind)),
      kindsOf(applicationObjects.map(({ kind, always }) => (always ? kind : `${kind} (only for a route)`))),
      kindsOf(routes.map((gvrShort) => routeKinds[gvrShort] ?? gvrShort)),
    ];
    return `| ${cellsOfRow.join(' | ')} |`;
  });
  return ['| environment | a version | the application | the route |', '| --- | --- | --- | --- |', ...rows];
}

function strategyTable(cells: readonly RenderedCell[]): readonly string[] {
  const strategies = [...new Set(cells.map(({ strategy }) => strategy))];
  const rows = environmentsOf(cells).map((environment) => {
    const links = strategies.map((strategy) =>
      linksOf(cells.find((cell) => cell.environment === environment && cell.strategy === strategy)),
    );
    return `| ${[`\`${environment.name}\``, ...links].join(' | ')} |`;
  });
  const head = ['', ...strategies.map((strategy) => `\`${strategy}\``)];
  return [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows];
}

function linksOf(cell: RenderedCell | undefined): string {
  if (cell === undefined) return 'no';
  const links = [link('values', cell.example), link('objects', cell.objects)];
  return [...links, ...(cell.route === null ? [] : [link('route', cell.route)])].join(', ');
}

function link(text: string, path: string): string {
  return `[${text}](${relative('docs/reference', path)})`;
}

function environmentsOf(cells: readonly RenderedCell[]): readonly Environment[] {
  return [...new Set(cells.map(({ environment }) => environment))];
}

function namesOf({ name, aliases }: Environment): string {
  return [name, ...aliases].map((each) => `\`${each}\``).join(', ');
}

function kindsOf(kinds: readonly string[]): string {
  return [...new Set(kinds)].join(', ') || 'none';
}
