/**
 * How messages name the file of a template.
 *
 * @param folder the environment's folder as messages name it
 * @param name `canary`, `shared/service`
 */
export function templateFile(folder: string, name: string): string {
  return name.startsWith('shared/') ? `${name}.hbs` : `${folder}/${name}.hbs`;
}
