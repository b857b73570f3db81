import { type Command, InvalidArgumentError } from 'commander';
import type { RequestSpec } from '../routing/answer/build-request.ts';
import { collect } from './values-options.ts';

/** What the options that describe a request hold once they are parsed. */
export interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly header?: readonly string[];
  readonly cookie?: readonly string[];
  readonly host?: string;
  readonly gateway?: string;
  readonly port?: number;
  readonly scheme?: string;
  readonly sourceNamespace?: string;
  readonly sourceLabel?: readonly string[];
}

/** Adds the options by which a request is described. */
export function addRequestOptions(command: Command): Command {
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

/** The request that the options describe. */
export function requestSpec(options: RequestOptions): RequestSpec {
  const { header = [], cookie = [], sourceLabel = [], ...rest } = options;
  const { method, path, host, gateway, port, scheme, sourceNamespace } = rest;
  return {
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(host === undefined ? {} : { host }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(port === undefined ? {} : { port }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(sourceNamespace === undefined ? {} : { sourceNamespace }),
    headers: header.map(splitPair),
    cookies: cookie.map(splitPair),
    sourceLabels: sourceLabel.map(splitPair),
  };
}

const pair = /^([^=:\s]+)(?:=|:\s*)(.*)$/s;

function collectPair(value: string, before?: readonly string[]): readonly string[] {
  if (!pair.test(value)) throw new InvalidArgumentError('write name=text');
  return collect(value, before);
}

function splitPair(value: string): readonly [string, string] {
  const [, name = '', text = ''] = pair.exec(value) ?? [];
  return [name, text];
}

function parsePort(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 65_535) {
    throw new InvalidArgumentError('a port is a number from 1 to 65535');
  }
  return Number(value);
}
