/** Tests about something else than where an HTTPRoute sends requests over HTTP. */
export const otherSubjects: readonly (readonly [file: RegExp, subject: string])[] = [
  [/\/(grpc|tls|tcp|udp)route-/, 'another kind of route'],
  [/\/backendtlspolicy/, 'the connection between gateway and backend'],
  [/\/gateway-(tls|invalid|with|secret)/, 'certificates and the status of a Gateway'],
];

/** Rows whose answer is not in the file, or that the program does not follow. Each must be wrong, or it does not belong here. */
export const notAnswered: readonly (readonly [file: string, rows: readonly number[], reason: string])[] = [
  ['tests/httproute-timeout-request.go', [1], 'the backend has to be slow'],
  ['tests/httproute-timeout-backend-request.go', [1], 'the backend has to be slow'],
  ['tests/httproute-service-types.go', [0, 1], 'the endpoints are written by the test'],
  [
    'tests/httproute-https-listener-detect-misdirected-requests.go',
    [1, 4, 5, 8, 9, 10, 12],
    'the name in the TLS handshake is not the host of the request',
  ],
  [
    'tests/httproute-cors.go',
    [0, 1, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16],
    'the headers that a policy for CORS adds are not shown',
  ],
  ['tests/mesh/mesh-frontend.go', [1], 'the client calls the address of a pod'],
];
