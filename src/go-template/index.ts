/**
 * Go's text/template and html/template: `parse` a template, `execute` it over data, within `limits`.
 * All other folders import only from here.
 */

export {
  type ExecuteOptions,
  execute,
  executeTemplate,
  type TemplateRequest,
  type TemplateResult,
} from './execute.ts';
export type { GoTemplateError } from './go-template-error.ts';
export { limits } from './limits.ts';
export { type ParseResult, parse, type Template } from './parse.ts';
export { type GoType, type GoValue, parseType, type StructType, typed } from './values/go-value.ts';
