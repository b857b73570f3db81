import { execa } from 'execa';
import { buildTools } from '../../cluster/build-tools.ts';
import { runGo } from '../../cluster/run-go.ts';
import { conformanceFolder } from '../../cluster/tools.ts';

/** A conformance test, as test/e2e/oracle/conformance/main.go gives it. */
export interface ConformanceTest {
  readonly file: string;
  readonly manifests: readonly string[];
  readonly rows: readonly Row[];
  readonly conditions: readonly Condition[];
}

export interface Row {
  readonly call: string;
  readonly gateway?: string;
  readonly listener?: string;
  readonly client?: { readonly app: string; readonly namespace?: string };
  readonly serverName?: string;
  readonly expected: Expected;
  readonly weights?: { readonly [backend: string]: number };
  readonly deleted?: readonly string[];
}

/** The literal ExpectedResponse of utils/http/http.go in the module. */
export interface Expected {
  readonly Request?: RequestLiteral;
  readonly ExpectedRequest?: RequestLiteral & {
    readonly Request?: RequestLiteral;
    readonly AbsentHeaders?: readonly string[];
  };
  readonly RedirectRequest?: {
    readonly Scheme?: string;
    readonly Host?: string;
    readonly Port?: string;
    readonly Path?: string;
  };
  readonly Response?: {
    readonly StatusCode?: number;
    readonly StatusCodes?: readonly number[];
    readonly Headers?: { readonly [name: string]: string };
    readonly ValidHeaderValues?: { readonly [name: string]: readonly string[] };
    readonly AbsentHeaders?: readonly string[];
  };
  readonly BackendSetResponseHeaders?: { readonly [name: string]: string };
  readonly Backend?: string;
  readonly Namespace?: string;
  readonly MirroredTo?: readonly {
    readonly BackendRef: { readonly Name: string; readonly Namespace?: string };
    readonly Percent?: number;
  }[];
}

export interface RequestLiteral {
  readonly Method?: string;
  readonly Host?: string;
  readonly Path?: string;
  readonly Headers?: { readonly [name: string]: string };
}

/** A condition that a route has for a parent: `RouteConditionAccepted`, `ConditionFalse`, `RouteReasonNoMatchingParent`. */
export interface Condition {
  readonly route: string;
  readonly parent: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

/** The tests for gateways and those for meshes, and the folder with their manifests. */
export async function readTables(): Promise<{ readonly folder: string; readonly tests: readonly ConformanceTest[] }> {
  const module = 'sigs.k8s.io/gateway-api/conformance';
  const { Dir: folder } = JSON.parse(await runGo('-C', conformanceFolder, 'mod', 'download', '-json', module));
  const program = (await buildTools('oracle-conformance'))['oracle-conformance'];
  const { stdout } = await execa(program, [folder, 'tests', 'tests/mesh']);
  return { folder, tests: JSON.parse(stdout) };
}
