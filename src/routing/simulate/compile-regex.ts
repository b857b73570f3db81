import { RE2JS } from 're2js';

/** A regular expression in the syntax of RE2, which matches in time linear to the text. */
export interface Regex {
  /** Whether it matches the whole text, as Envoy asks of a path, header or parameter. */
  readonly matches: (text: string) => boolean;
  /** Replaces what it matches in a text; `\1` in the replacement is what the first group matched. */
  readonly replaceAll: (text: string, replacement: string) => string;
  /** How large it is: matching takes time for each step and each character. */
  readonly steps: number;
}

/** An expression, or why it is none. */
export type CompiledRegex =
  | { readonly ok: true; readonly regex: Regex }
  | { readonly ok: false; readonly reason: string };

/** Compiles an expression. Source of the syntax: https://github.com/google/re2/wiki/Syntax */
export function compileRegex(text: string): CompiledRegex {
  try {
    const compiled = RE2JS.compile(text);
    const groups = compiled.groupCount();
    const regex: Regex = {
      steps: compiled.programSize(),
      matches: (given) => compiled.matches(given),
      replaceAll: (given, replacement) =>
        compiled.matcher(given).replaceAll((...parts) => expand(replacement, parts.slice(0, groups + 1))),
    };
    return { ok: true, regex };
  } catch (error) {
    return { ok: false, reason: (error as Error).message.replace(/^error parsing regexp: /, '') };
  }
}

/** Puts what groups matched into a replacement as RE2 writes it: `\1` is the first group, `\\` a backslash. */
function expand(replacement: string, parts: readonly unknown[]): string {
  return replacement.replace(/\\([\d\\])/g, (_, what: string) =>
    what === '\\' ? what : String(parts[Number(what)] ?? ''),
  );
}
