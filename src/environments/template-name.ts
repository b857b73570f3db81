/**
 * What a template may be called, without `.hbs`: a plain name, for a file of the environment's own folder, or
 * `shared/` and a plain name. No such name leads out of the folder.
 */
export const templateName = /^(shared\/)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
