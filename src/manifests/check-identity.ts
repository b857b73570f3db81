import { templateError } from '../environments/template-error.ts';
import type { Identity } from './manifest.ts';

/** What an object has to be: its kind and API, and where the routemap lists it, also its name and namespace. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name: string; readonly namespace: string };
}

/**
 * Makes sure that a template rendered the object that the environment says. The controller waits for what the routemap
 * lists; if it never came, the version would never be available. The version of the API may be another.
 *
 * @param template the file of the template, for errors
 * @throws TemplateError if it is another
 */
export function checkIdentity(identity: Identity, declared: DeclaredObject, template: string): void {
  const differs = (field: keyof Identity, expected: string, where: string) =>
    templateError(
      { file: template, line: 1, column: 1 },
      `it renders ${identity[field] === '' ? `no ${field}` : `${field} ${identity[field]}`}, where ${where} ${expected}`,
    );
  const { apiVersion, kind, metadata } = declared;
  if (identity.kind !== kind) throw differs('kind', kind, 'environment.yaml says');
  if (groupOf(identity.apiVersion) !== groupOf(apiVersion))
    throw differs('apiVersion', apiVersion, 'environment.yaml says');
  for (const field of ['name', 'namespace'] as const) {
    const expected = metadata?.[field] ?? identity[field];
    if (identity[field] !== expected)
      throw differs(field, `${expected}; write metadata: {{object.metadata}}`, 'the routemap lists');
  }
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}
