/** The place of an error in a template. */
export interface TemplatePlace {
  /** The template's file as messages name it, e.g. `deployment-istio/canary.hbs`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** An error in a template, found when it is compiled or rendered. */
export interface TemplateError extends Error {
  readonly place: TemplatePlace;
  /** The message without the place. */
  readonly reason: string;
}

/** Makes an error about a template. Its message has file, line and column. */
export function templateError(place: TemplatePlace, reason: string): TemplateError {
  const { file, line, column } = place;
  return Object.assign(new Error(`${file}:${line}:${column}: ${reason}`), { place, reason });
}

/** Whether an error is one of `templateError`. */
export function isTemplateError(error: unknown): error is TemplateError {
  return error instanceof Error && 'place' in error && 'reason' in error;
}

/**
 * The name of a template's file in messages.
 *
 * @param folder the environment's folder as messages name it
 * @param name `canary`, `shared/service`
 */
export function templateFile(folder: string, name: string): string {
  return name.startsWith('shared/') ? `${name}.hbs` : `${folder}/${name}.hbs`;
}
