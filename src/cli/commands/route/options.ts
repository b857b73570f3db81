import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addRouteSourceOptions, type RouteSourceOptions } from '../../shared-options.ts';

/** What the options that describe a request hold once they are parsed. */
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

/** `name=text` or `name: text`, parted. */
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
    'Show which versions answer a request, with what shares, by which rule and why; and who gets copies.\n' +
    'It follows the matching rules of Istio or of the Gateway API. Only --live needs a cluster.\n' +
    'Exit code 0: it is told, also if nobody answers; 1: the values or the route are wrong; 2: all else.',
  declare: (parser) => {
    addRequestOptions(addRouteSourceOptions(parser))
      .optionsGroup('Versions:')
      .option('--available <versions>', 'only these are available: 0,2 or names (default: all are)')
      .addOption(
        new Option('--unavailable <versions>', 'all but these are available: 0,2 or names').conflicts('available'),
      )
      .optionsGroup('Output:')
      .addOption(new Option('-o, --output <format>', 'text for people').choices(['text', 'json']).default('text'));
  },
};

function addRequestOptions(command: Command): Command {
  return command
    .optionsGroup('Request:')
    .option('--method <method>', 'method (default: GET)')
    .option('--path <path>', 'path, with the query if there is one (default: /)')
    .option('--header <name=text>', 'header, also as name: text; may be given again', collectPair)
    .option('--cookie <name=text>', 'cookie; may be given again', collectPair)
    .option('--host <host>', "Host header, with a port or without (default: the route's first host)")
    .option(
      '--gateway <name>',
      'gateway where the request arrives, name or namespace/name (default: mesh, else the first)',
    )
    .option('--port <port>', 'port that the client calls (default: that of --host, else 80)', parsePort)
    .option('--scheme <scheme>', 'http or https (default: http)')
    .option('--source-namespace <name>', 'namespace of a client inside the mesh')
    .option('--source-label <name=text>', 'label of a client inside the mesh; may be given again', collectPair);
}

function collectPair(value: string, before: readonly Pair[] = []): readonly Pair[] {
  const [, name, text] = /^([^=:\s]+)(?:=|:\s*)(.*)$/s.exec(value) ?? [];
  if (name === undefined || text === undefined) throw new InvalidArgumentError('write name=text');
  return [...before, [name, text]];
}

function parsePort(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 65_535) {
    throw new InvalidArgumentError('a port is a number from 1 to 65535');
  }
  return Number(value);
}
