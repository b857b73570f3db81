/** The port that belongs to a scheme, `http` or `https`. */
export function standardPort(scheme: string): number {
  return scheme === 'https' ? 443 : 80;
}
