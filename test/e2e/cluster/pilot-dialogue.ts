/** An object of Kubernetes, Istio or the Gateway API, as the API server stores it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

/** What the oracle `pilot` can be asked; test/e2e/oracle/pilot/case.go explains the fields. */
export interface PilotCase {
  readonly id?: string;
  /** Objects of Istio's API. */
  readonly objects?: readonly object[];
  /** YAML documents of Kubernetes and the Gateway API, with the defaults that an API server fills in. */
  readonly kube?: string;
  readonly services?: readonly PilotService[];
  readonly proxies?: { readonly [name: string]: PilotProxy };
  readonly requests?: readonly PilotRequest[];
  /** Where requests go on that reach a host. */
  readonly follow?: { readonly [host: string]: { readonly proxy: string; readonly route: string } };
  readonly onlyChecks?: boolean;
  readonly dump?: boolean;
}

export interface PilotService {
  /** The full host, such as `web.apps.svc.cluster.local`. */
  readonly host: string;
  readonly namespace: string;
  readonly ports: readonly number[];
}

export interface PilotProxy {
  readonly type: 'sidecar' | 'router';
  readonly namespace: string;
  readonly labels?: { readonly [label: string]: string };
  /** The name of its Pod in `kube`. */
  readonly pod?: string;
}

export interface PilotRequest {
  readonly id?: string;
  readonly proxy: string;
  /** The name of the route configuration: the port for a sidecar, `http.<port>` for a gateway. */
  readonly route: string;
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** test/e2e/oracle/pilot/answer.go explains the fields. */
export interface PilotResult {
  readonly id: string;
  readonly checks: readonly PilotCheck[] | null;
  /** What Envoy refuses. */
  readonly nack?: readonly string[];
  readonly answers: readonly PilotAnswer[] | null;
  readonly error?: string;
  readonly routes?: readonly string[];
  /** Envoy's routes, by proxy and name. */
  readonly dump?: { readonly [name: string]: unknown };
  readonly millis: number;
}

/** The verdict of Istio's webhook. */
export interface PilotCheck {
  readonly object: string;
  readonly error?: string;
  readonly warning?: string;
}

export interface PilotAnswer {
  readonly id: string;
  readonly kind: 'forward' | 'redirect' | 'respond' | 'noroute' | 'novhost' | 'noconfig' | 'broken';
  /** Missing if no object has made the route, but Istio itself. */
  readonly config?: string;
  readonly vhost?: string;
  readonly route?: string;
  readonly branches?: readonly PilotBranch[];
  readonly mirrors?: readonly PilotMirror[];
  readonly timeout?: string;
  readonly retries?: string;
  readonly status?: number;
  readonly location?: string;
  readonly body?: string;
  readonly error?: string;
}

export interface PilotBranch {
  /** `outbound|<port>|<subset>|<host>` */
  readonly cluster: string;
  readonly share: number;
  readonly host: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly response: { readonly [name: string]: string };
  /** What the client gets if the proxy does not know the cluster. */
  readonly status?: number;
  readonly next?: PilotAnswer;
}

export interface PilotMirror {
  readonly cluster: string;
  readonly percent: number;
  readonly next?: readonly (PilotAnswer | null)[];
}
