import type { ListNode } from './node.ts';

/** Whether there is nothing but space; Go's bytes.TrimSpace knows the spaces. */
export function isEmptyBody({ nodes }: ListNode): boolean {
  return nodes.every(
    (node) =>
      node.kind === 'text' &&
      /^(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)*$/.test(
        node.text,
      ),
  );
}
