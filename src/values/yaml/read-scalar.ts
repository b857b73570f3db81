import { CHOMPING_MODE, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { quoteShortly } from '../quote-shortly.ts';
import { type Resolved, resolvePlain } from './resolve-plain.ts';
import { fullTag, resolveTagged } from './resolve-tagged.ts';
import { type Span, scalarSpan, skipBlank } from './scalar-span.ts';
import { type Child, pathOf, type TreeBuilder } from './tree-builder.ts';

/** Reads a scalar. Problems with it are reported, and it is then null. */
export function readScalar(builder: TreeBuilder, event: ScalarEvent): Child {
  const { file, anchors } = builder;
  const written = scalarSpan(file.text, event, builder.after);
  const span = written ?? missingSpan(builder);
  if (written !== undefined) builder.after = written.end;
  const text = scalarText(file.text, event);
  const resolved = resolve(builder, event, text, span);
  const node = {
    kind: 'scalar',
    value: resolved.kind === 'null' ? null : resolved.value,
    position: file.position(span.start, span.end),
  } as const;
  const merges = text === '<<' && event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1;
  const child: Child = { node, span, size: 1, height: 0, resolved, aliased: false, merges };
  if (event.anchorStart !== -1) anchors.set(file.text.slice(event.anchorStart, event.anchorEnd), { child });
  return child;
}

/** An empty value has the position of its key, or of its dash in a list. */
function missingSpan({ file, stack, after }: TreeBuilder): Span {
  const parent = stack.at(-1);
  if (parent?.kind === 'map' && parent.key !== undefined) return parent.key.span;
  const start = Math.min(skipBlank(file.text, after), file.text.length);
  return { start, end: Math.min(start + 1, file.text.length) };
}

function resolve(builder: TreeBuilder, event: ScalarEvent, text: string, span: Span): Resolved {
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) checkEscapes(builder, event, text, span);
  if (event.tagStart !== -1) return resolveTag(builder, event, text);
  if (event.style !== SCALAR_STYLE.PLAIN) return { kind: 'string', value: text };
  const resolved = resolvePlain(text);
  const surprise = describeSurprise(text, resolved);
  if (surprise !== undefined) {
    const path = pathOf(builder.stack);
    builder.file.report({ code: 'yaml-surprise', severity: 'info', path, ...span, ...surprise });
  }
  return resolved;
}

function resolveTag({ file, stack, directives }: TreeBuilder, event: ScalarEvent, text: string): Resolved {
  const written = file.text.slice(event.tagStart, event.tagEnd);
  const handles = directives.filter((directive) => directive.kind === 'tag');
  const result = resolveTagged(fullTag(written, handles), text);
  const place = { path: pathOf(stack), start: event.tagStart, end: event.tagEnd };
  if (!result.ok) {
    file.report({ code: 'yaml-tag', ...place, message: result.message, hint: `remove the tag ${written}` });
    return { kind: 'null' };
  }
  if (!result.known) {
    const message = `the tag ${written} has no meaning here; the value is read as text`;
    file.report({ code: 'yaml-tag', severity: 'warning', ...place, message, hint: 'remove the tag' });
  }
  return result.resolved;
}

/** `\u` can be a lone surrogate, and `\U` can be beyond the last character. */
function checkEscapes({ file, stack }: TreeBuilder, event: ScalarEvent, text: string, span: Span): void {
  const source = file.text.slice(event.valueStart, event.valueEnd);
  const escapes = source.match(/\\(?:\\|U[0-9a-fA-F]{8})/g) ?? [];
  const beyond = escapes.some((written) => written[1] === 'U' && Number.parseInt(written.slice(2), 16) > 0x10ffff);
  if (!beyond && text.isWellFormed()) return;
  file.report({
    code: 'yaml-syntax',
    path: pathOf(stack),
    ...span,
    message: 'an escape in this text does not stand for a Unicode character',
    hint: 'write a character beyond U+FFFF as \\U and eight digits, e.g. "\\U0001F600"',
  });
}

const meant = /^(?:true|false|null|~|)$/i;

/**
 * What to say about a plain scalar that YAML does not read as it looks (`on`, `0777`, `1.10`); undefined if it is read
 * as written.
 */
function describeSurprise(text: string, resolved: Resolved): { message: string; hint: string } | undefined {
  if (resolved.kind === 'string' || resolved.kind === 'null' || meant.test(text)) return undefined;
  if (!Number.isFinite(Number(resolved.value)) || String(resolved.value) === text) return undefined;
  const type = resolved.kind === 'bool' ? 'boolean' : 'number';
  return {
    message: `${quoteShortly(text).slice(1, -1)} is read as the ${type} ${resolved.value}`,
    hint: `write ${quoteShortly(text)} in quotes if it is text, or ${resolved.value} if it is not`,
  };
}

/**
 * The text of a scalar, with escapes and folding resolved. If a file ends inside the last line of a block scalar, Go's
 * reader adds no line break at the end, but js-yaml does.
 */
function scalarText(source: string, event: ScalarEvent): string {
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) return quotedText(source, event);
  const text = getScalarValue(source, event);
  const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  if (!isBlock || event.valueEnd < source.length || event.chomping === CHOMPING_MODE.STRIP) return text;
  return /[\r\n]$/.test(source) ? text : text.replace(/\n$/, '');
}

/** An escape, or an escaped line break with the empty lines below it. */
const escapeOrBreak = /\\(?:(?<line>\r\n|\r|\n)(?<empty>(?:[ \t]*(?:\r\n|\r|\n))+)|.)/gs;

/**
 * The text of a scalar in double quotes. Behind an escaped line break each empty line is a line break, as in Go and libyaml
 * (yaml_parser_scan_flow_scalar in scannerc.go of go.yaml.in/yaml); js-yaml drops them.
 */
function quotedText(source: string, event: ScalarEvent): string {
  const written = source.slice(event.valueStart, event.valueEnd);
  const text = written.replace(escapeOrBreak, (whole, line?: string, empty = '') =>
    line === undefined ? whole : `${'\\n'.repeat(empty.split(/\r\n|\r|\n/).length - 1)}\\${line}`,
  );
  return getScalarValue(text, { ...event, valueStart: 0, valueEnd: text.length });
}
