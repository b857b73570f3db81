interface TagDirective {
  readonly handle: string;
  readonly prefix: string;
}

/**
 * The whole tag that a written one stands for: `!!int` is `tag:yaml.org,2002:int`, `!<x>` is `x`, and a `%TAG` line
 * may give handles other prefixes.
 */
export function fullTag(written: string, directives: readonly TagDirective[]): string {
  if (written.startsWith('!<')) return decode(written.slice(2, -1));
  const handle = /^!(?:[^!]*!)?/.exec(written)?.[0] ?? '!';
  const suffix = written.slice(handle.length);
  if (suffix === '') return written;
  const prefix = directives.find((directive) => directive.handle === handle)?.prefix;
  return (prefix ?? (handle === '!!' ? 'tag:yaml.org,2002:' : handle)) + decode(suffix);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
