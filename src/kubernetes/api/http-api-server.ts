import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions, request as requestHttps } from 'node:https';
import { StringDecoder } from 'node:string_decoder';
import type { ApiAnswer, ApiRequest, ApiServer } from './api-server.ts';

/** Where the API server is, and how a client makes itself known. */
export interface ApiAccess {
  readonly url: URL;
  /** The options of each request: certificates, and the header with the token of the moment. */
  readonly authenticate: () => Promise<RequestOptions>;
}

/** Bytes of an answer, or of one line of a stream, at most. A list comes in pages of 500 objects. */
const longestAnswer = 512 * 1024 * 1024;

const defaultIdle = 30_000;

/** Connects over HTTP/1.1, with connections that stay open between requests. */
export function httpApiServer({ url, authenticate }: ApiAccess): ApiServer {
  const secure = url.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });

  async function open(request: ApiRequest): Promise<IncomingMessage> {
    const { headers, ...identity } = await authenticate();
    const { method, path, body, contentType = 'application/json', accept = 'application/json', signal } = request;
    const { idle = defaultIdle } = request;
    const options: RequestOptions = {
      ...identity,
      agent,
      method,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: `${url.pathname.replace(/\/$/, '')}${path}`,
      headers: { ...headers, accept, ...(body !== undefined && { 'content-type': contentType }) },
      ...(signal !== undefined && { signal }),
    };
    return new Promise((resolve, reject) => {
      const sent = secure ? requestHttps(options, resolve) : requestHttp(options, resolve);
      sent.setTimeout(idle, () => sent.destroy(new Error(`the API server has sent nothing for ${idle / 1000} s`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async function send(request: ApiRequest): Promise<ApiAnswer> {
    return wholeAnswer(await open(request));
  }

  async function stream(request: ApiRequest, onLine: (line: string) => void): Promise<ApiAnswer> {
    const response = await open(request);
    if (response.statusCode !== 200) return wholeAnswer(response);
    await eachLine(response, onLine);
    return { status: 200, body: '', retryAfter: null };
  }

  return { send, stream, close: () => agent.destroy() };
}

async function wholeAnswer(response: IncomingMessage): Promise<ApiAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestAnswer) throw new Error(`the answer of the API server is longer than ${longestAnswer} bytes`);
    chunks.push(chunk);
  }
  const { 'retry-after': seconds } = response.headers;
  const retryAfter = seconds !== undefined && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : null;
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), retryAfter };
}

async function eachLine(response: IncomingMessage, onLine: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestAnswer) throw new Error(`a line of the API server is longer than ${longestAnswer} bytes`);
    for (const line of lines) if (line !== '') onLine(line);
  }
}
