import { Environment } from '@marcbachmann/cel-js';

const environment = new Environment({ unlistedVariablesAreDyn: true });

/**
 * A CEL rule of a CRD as the library reads it, which `src/validation/objects/` evaluates rules with. Kubernetes calls a field
 * `__namespace__` whose name is a word of CEL; for the library it is a name like others. `has(a[0].b)`, which the library
 * does not have, becomes `("b" in a[0])`, which is the same for a map.
 *
 * @param {string} rule
 * @param {string} place
 * @returns {string}
 * @throws {Error} if the library does not understand the rule
 */
export function celRule(rule, place) {
  const translated = rule.replace(/\b__(\w+?)__\b/g, '$1').replace(/\bhas\(([^()]*\[[^()]*)\.(\w+)\)/g, '("$2" in $1)');
  const { valid, error } = environment.check(translated);
  if (!valid) throw new Error(`${place}: nobody can evaluate the rule ${rule}: ${error.message}`);
  return translated;
}
