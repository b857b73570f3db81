const pseudoHeaders: ReadonlySet<string> = new Set([':method', ':scheme', ':authority', ':path', ':status']);

/**
 * Whether Istio takes a text for the name of a header. Besides the characters of
 * https://www.rfc-editor.org/rfc/rfc9110#name-tokens it accepts a comma.
 */
export function isHeaderName(text: string): boolean {
  return /^[!#$%&'*+,.^_`|~0-9A-Za-z-]+$/.test(text);
}

/** Whether a text is the name of a pseudo-header of HTTP/2, such as `:path`. */
export function isPseudoHeader(text: string): boolean {
  return pseudoHeaders.has(text);
}

/**
 * Whether a name asks for a claim of a JSON web token: `@request.auth.claims.group`, `@request.auth.claims[group]`.
 * Source: https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
 */
export function isClaim(text: string): boolean {
  return /^@request\.auth\.claims(\..+|\[.+\])$/is.test(text);
}
