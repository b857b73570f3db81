/** A connection to the API server of a cluster. */
export interface ApiServer {
  /**
   * Sends a request, and returns the answer, whatever its status.
   *
   * @throws {Error} if no answer comes: its message says why
   */
  readonly send: (request: ApiRequest) => Promise<ApiAnswer>;
  /**
   * Sends a request and reads the answer line by line. Resolves when the answer has ended. If the status is not 200,
   * `onLine` is not called, and the result is that of `send`.
   *
   * @param onLine gets each line without its end
   * @throws {Error} if no answer comes, the connection breaks, or nothing comes for `request.idle`
   */
  readonly stream: (request: ApiRequest, onLine: (line: string) => void) => Promise<ApiAnswer>;
  /** Closes all connections. */
  readonly close: () => void;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the query, if there is one. */
  readonly path: string;
  readonly body?: string;
  /** The type of the body; default `application/json`. */
  readonly contentType?: string;
  /** The type of the answer; default `application/json`. */
  readonly accept?: string;
  /** The request fails if nothing comes for so many milliseconds; default 30 s. */
  readonly idle?: number;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  /** How long the server asks to wait, in milliseconds; null if it does not. */
  readonly retryAfter: number | null;
}

/** The message of an answer with an error: that of the server, or else the status. */
export function describeAnswer({ status, body }: ApiAnswer): string {
  try {
    const { message } = JSON.parse(body) as { readonly message?: unknown };
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // A proxy in between may answer with something else.
  }
  return `the API server answers with status ${status}`;
}
