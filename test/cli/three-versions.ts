import { type CliResult, runCli } from './run-cli.ts';

/** Values whose versions web-0, green and web-2 share the requests 20 : 30 : 50. */
export const threeVersions = `environment: deployment-istio
application:
  strategy: blue-green
  versions:
  - image: a
    weight: 20
  - image: a
    weight: 30
    metadata: {name: green}
  - image: a
    weight: 50
`;

/** A function that runs a command on these values, as the release web. */
export function onThreeVersions(command: string): (...options: readonly string[]) => Promise<CliResult> {
  return (...options) => runCli([command, 'web', '-f', '-', ...options], { stdin: threeVersions });
}
