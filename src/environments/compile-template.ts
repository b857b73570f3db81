import Handlebars from 'handlebars';
import { parseTemplate } from './parse-template.ts';
import { templateError } from './template-error.ts';

/**
 * The names that a template can have, without `.hbs`: a plain name, for a file in the environment's folder, or `shared/` and
 * a plain name. No such name leads out of the folder.
 */
const templateName = /^(shared\/)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** The block helpers a template may use; `{{value}}` itself goes through the helper `yaml`. */
const blocks = ['each', 'if', 'unless'];

/** All helpers: false for those of Handlebars that a template may not use. */
const knownHelpers = { yaml: true, each: true, if: true, unless: true, with: false, log: false, lookup: false };

/**
 * Compiles one template to the JavaScript text of a Handlebars template specification.
 *
 * Every `{{value}}` becomes `{{{yaml value}}}`, so that it prints one YAML scalar or flow value, whatever it contains.
 * Unescaped output (`{{{` and `{{&`) is an error, so no value can change the structure of the document.
 *
 * @param source the template's text
 * @param name how errors name the template, e.g. `deployment-istio/canary.hbs`
 * @throws TemplateError with template, line and column of what a template may not use
 */
export function compileTemplate(source: string, name: string): CompiledTemplate {
  const program = parseTemplate(source, name);
  const partials: PartialUse[] = [];
  new Checker(name, partials).accept(program);
  const code = Handlebars.precompile(program, { knownHelpersOnly: true, knownHelpers });
  return { code: String(code), partials };
}

export interface CompiledTemplate {
  readonly code: string;
  /** The partials in it, one entry for each use. */
  readonly partials: readonly PartialUse[];
}

/** A use of a partial, and its place in the template. */
export interface PartialUse {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The most blocks inside each other. */
const mostDepth = 30;

/** The most names in a path such as `version.fields.color`; Handlebars compiles a path recursively. */
const mostParts = 50;

/** Handlebars' tree walk is a class to extend. */
class Checker extends Handlebars.Visitor {
  readonly #name: string;
  readonly #partials: PartialUse[];
  #depth = 0;

  constructor(name: string, partials: PartialUse[]) {
    super();
    this.#name = name;
    this.#partials = partials;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) this.#refuse(mustache, 'unescaped output; write {{value}}');
    if (mustache.params.length > 0 || mustache.hash) this.#refuse(mustache, `unknown helper ${nameOf(mustache.path)}`);
    const value = mustache.path;
    this.accept(value);
    mustache.path = { ...helperPath, loc: value.loc };
    mustache.params = [value];
    mustache.escaped = false;
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const name = nameOf(block.path);
    if (!blocks.includes(name)) this.#refuse(block, `unknown block ${name}; known are ${blocks.join(', ')}`);
    if (block.params.length !== 1 || block.hash) this.#refuse(block, `{{#${name}}} takes one value`);
    if (block.program.blockParams) this.#refuse(block, 'names with as |…| are not available');
    this.#depth += 1;
    if (this.#depth > mostDepth) this.#refuse(block, 'blocks are nested too deeply');
    super.BlockStatement(block);
    this.#depth -= 1;
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    if (partial.name.type !== 'PathExpression') this.#refuse(partial, 'the name of a partial must be written out');
    const name = nameOf(partial.name);
    if (!templateName.test(name)) {
      this.#refuse(partial, `invalid partial name ${JSON.stringify(name)}; write a plain name, or shared/<name>`);
    }
    if (partial.params.length > 1) this.#refuse(partial, 'a partial takes one value at most');
    const { line, column } = partial.loc.start;
    this.#partials.push({ name, line, column: column + 1 });
    super.PartialStatement(partial);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (path.parts.length > mostParts) this.#refuse(path, `a path can have at most ${mostParts} parts`);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#refuse(expression, 'expressions in parentheses are not available');
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.#refuse(decorator, 'decorators are not available');
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    this.#refuse(decorator, 'decorators are not available');
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.#refuse(partial, 'partial blocks are not available');
  }

  #refuse(node: hbs.AST.Node, message: string): never {
    const { line, column } = node.loc.start;
    throw templateError({ file: this.#name, line, column: column + 1 }, message);
  }
}

const helperPath = { type: 'PathExpression', data: false, depth: 0, parts: ['yaml'], original: 'yaml' };

function nameOf(path: unknown): string {
  return (path as Partial<hbs.AST.PathExpression>).original ?? '';
}
