/** Where in a template something is wrong. */
export interface TemplatePlace {
  /** The template's file as messages name it, e.g. `deployment-istio/canary.hbs`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What is wrong with a template, found when it is compiled or when it is rendered. */
export interface TemplateError extends Error {
  readonly place: TemplatePlace;
  /** The message without the place. */
  readonly reason: string;
}

/** Makes an error about a template, to be thrown; its message names file, line and column. */
export function templateError(place: TemplatePlace, reason: string): TemplateError {
  const { file, line, column } = place;
  return Object.assign(new Error(`${file}:${line}:${column}: ${reason}`), { place, reason });
}

/** True for what `templateError` makes. */
export function isTemplateError(error: unknown): error is TemplateError {
  return error instanceof Error && 'place' in error && 'reason' in error;
}

/**
 * How messages name the file of a template.
 *
 * @param folder the environment's folder as messages name it
 * @param name `canary`, `shared/service`
 */
export function templateFile(folder: string, name: string): string {
  return name.startsWith('shared/') ? `${name}.hbs` : `${folder}/${name}.hbs`;
}
