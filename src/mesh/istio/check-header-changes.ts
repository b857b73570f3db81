import { at, type Field, type MapField, readEntries, readList, readMap, readText } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';

/**
 * Finds what Istio's webhook rejects in `headers` of a rule or a destination.
 * Source: validateHTTPRoute of istio.io/istio/pkg/config/validation
 */
export function checkHeaderChanges(field: Field): readonly EntryProblem[] {
  const headers = readMap(field);
  if (headers === undefined) return [];
  return ['request', 'response'].flatMap((part) => {
    const changes = readMap(at(headers, part));
    if (changes === undefined) return [];
    const given = ['add', 'set'].flatMap((key) => readEntries(at(changes, key)));
    return [
      ...given.flatMap(([name, value]) => [
        ...checkName(name, value.path, part === 'request'),
        ...checkValue(readText(value) ?? '', value.path),
      ]),
      ...readList(at(changes, 'remove')).flatMap((item) => checkName(readText(item) ?? '', item.path, false)),
    ];
  });
}

/** @param mayBeHost whether the change may be one of the host */
function checkName(name: string, path: EntryProblem['path'], mayBeHost: boolean): readonly EntryProblem[] {
  if (name === '') return [{ path, message: 'has an empty name', hint: 'write the name of a header' }];
  if (isHost(name)) {
    if (mayBeHost) return [];
    const message = `is ${name}, which Istio changes only in a request, with set or add`;
    return [{ path, message, hint: 'remove it' }];
  }
  if (!name.startsWith(':')) return [];
  return [{ path, message: `is ${name}, which Istio does not change`, hint: 'write the name of a header' }];
}

function isHost(name: string): boolean {
  return /^(:authority|host)$/i.test(name);
}

const body = '(?:\\\\[^]|[^\\\\")])*';
/** `%%`, and a variable such as `%HOSTNAME%` or `%REQ(x-user)%`, whose arguments may be a list of texts in quotes. */
const variables = new RegExp(
  `%%|%[^%(]+%|%[^%(]*\\( *(?:\\[ *"|[^ [])${body}(?:" *, *"${body})*(?:\\)|" *\\] *\\)) *%`,
  'g',
);

/** Source: ValidateHTTPHeaderValue of istio.io/istio/pkg/config/validation */
function checkValue(value: string, path: EntryProblem['path']): readonly EntryProblem[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) {
    return [{ path, message: 'has a control character', hint: 'write a value in one line' }];
  }
  if (!value.replace(variables, '').includes('%')) return [];
  return [{ path, message: 'has a "%" that begins no variable', hint: 'write "%%" for a percent sign' }];
}

/** Finds a rule that gives requests several hosts. Source: validateAuthorityRewrite */
export function checkOneAuthority(rule: MapField): readonly EntryProblem[] {
  const rewrite = readMap(at(rule, 'rewrite'));
  const headers = readMap(at(rule, 'headers'));
  const request = headers && readMap(at(headers, 'request'));
  const authority = rewrite === undefined ? [] : [at(rewrite, 'authority')];
  const changes = ['set', 'add'].flatMap((key) =>
    request === undefined
      ? []
      : readEntries(at(request, key)).flatMap(([name, field]) => (isHost(name) ? [field] : [])),
  );
  const given = [...authority, ...changes];
  // Istio overlooks a host that only empty ones come before.
  const first = given.findIndex((field) => (readText(field) ?? '') !== '');
  const second = first === -1 ? undefined : given[first + 1];
  if (second === undefined) return [];
  return [{ path: second.path, message: 'sets the host of requests once more', hint: 'set it in one place' }];
}
