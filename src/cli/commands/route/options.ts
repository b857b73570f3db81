import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addRouteSourceOptions, type RouteSourceOptions } from '../../shared-options.ts';

/** The parsed options that describe a request. */
export interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly header?: readonly Pair[];
  readonly cookie?: readonly Pair[];
  readonly host?: string;
  readonly gateway?: string;
  readonly port?: number;
  readonly scheme?: string;
  readonly sourceNamespace?: string;
  readonly sourceLabel?: readonly Pair[];
}

/** `name=text` or `name: text`, split. */
type Pair = readonly [name: string, text: string];

export interface RouteOptions extends RouteSourceOptions, RequestOptions {
  readonly available?: string;
  readonly unavailable?: string;
  readonly output: 'text' | 'json';
}

/** `iter8-release route`: which version answers a request, and why. */
export const route: Declaration = {
  name: 'route',
  summary: 'show which version answers a request, and why',
  description:
    'Show which versions answer a request, with which shares, by which rule and why.\n' +
    'Also show which versions get copies of it. Only --live needs a cluster.\n' +
    'Requests are matched by the rules of Istio or the Gateway API.\n' +
    'Exit code 0: the result is known; 1: the input is wrong; 2: other failures.',
  declare: (parser) => {
    addRequestOptions(addRouteSourceOptions(parser))
      .optionsGroup('Versions:')
      .option('--available <versions>', 'only these versions are available: 0,2 or names (default: all)')
      .addOption(
        new Option('--unavailable <versions>', 'all versions except these are available: 0,2 or names').conflicts(
          'available',
        ),
      )
      .optionsGroup('Output:')
      .addOption(new Option('-o, --output <format>', 'format of the answer').choices(['text', 'json']).default('text'));
  },
};

function addRequestOptions(command: Command): Command {
  return command
    .optionsGroup('Request:')
    .option('--method <method>', 'HTTP method (default: GET)')
    .option('--path <path>', 'path, with the query if any (default: /)')
    .option('--header <name=text>', 'header, as name=text or "name: text"; repeatable', collectPair)
    .option('--cookie <name=text>', 'cookie; repeatable', collectPair)
    .option('--host <host>', 'Host header, with or without a port (default: first host of the route)')
    .option(
      '--gateway <name>',
      'gateway that the request enters, name or namespace/name (default: mesh, else the first)',
    )
    .option('--port <port>', 'port that the client calls (default: port of --host, else 80)', parsePort)
    .option('--scheme <scheme>', 'http or https (default: http)')
    .option('--source-namespace <name>', 'namespace of the client in the mesh, or of the gateway pod')
    .option(
      '--source-label <name=text>',
      'label of the client in the mesh, or of the gateway pod; repeatable',
      collectPair,
    );
}

function collectPair(value: string, before: readonly Pair[] = []): readonly Pair[] {
  const [, name, text] = /^([^=:\s]+)(?:=|:\s*)(.*)$/s.exec(value) ?? [];
  if (name === undefined || text === undefined) throw new InvalidArgumentError('expected name=text');
  return [...before, [name, text]];
}

function parsePort(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 65_535) {
    throw new InvalidArgumentError('expected a number from 1 to 65535');
  }
  return Number(value);
}
