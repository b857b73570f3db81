/** How much to try: a few in the end-to-end tests, which every commit passes, and many in `npm run test:cluster`. */
export function amount(few: number, many: number): number {
  return process.env.CLUSTER_TESTS === 'all' ? many : few;
}
