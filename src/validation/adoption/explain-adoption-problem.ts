import type { AdoptionProblem, NotFound, Reference } from '../../adoption/adoption-problem.ts';
import type { Resource } from '../../adoption/resource.ts';
import { type Finding, keyAt, type Place, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { suggestWord } from '../suggest-word.ts';

/** The most names that a hint lists. */
const most = 12;

/** Explains why a version cannot adopt existing objects, and what to write. */
export function explainAdoptionProblem(problem: AdoptionProblem): Finding {
  const { path } = problem;
  return { code: 'from-unusable', severity: 'error', path, ...explain(problem), at: placeOf(problem) };
}

/** Points to the key if something is missing or too much, and to the value if it is wrong. */
function placeOf({ kind, path }: AdoptionProblem): Place {
  const isValue =
    kind === 'unknown-kind' || kind === 'not-adoptable' || kind === 'not-found' || kind === 'unknown-container';
  return isValue ? valueAt(path) : keyAt(path);
}

function explain(problem: AdoptionProblem): Pick<Finding, 'message' | 'hint'> {
  switch (problem.kind) {
    case 'no-resources':
      return {
        message: 'from needs manifests',
        hint: 'pass --resources manifests.yaml, or --resources - for standard input',
      };
    case 'unknown-kind': {
      const meant = suggestWord(problem.asked, problem.known);
      const known = `in this environment a version has ${joinWords(problem.known, 'and')}`;
      return {
        message: `a version has no object of kind ${quote(problem.asked)}`,
        hint: meant === undefined ? known : `did you mean ${quote(meant)}?`,
      };
    }
    case 'not-adoptable':
      return {
        message: `this environment cannot adopt a ${problem.objectKind}`,
        hint: 'add taking to its environment.yaml, or write the specification here',
      };
    case 'beside-specification':
      return {
        message: `from and ${problem.specification} both give the ${problem.objectKind}`,
        hint: 'remove one of the two',
      };
    case 'kind-twice':
      return {
        message: `from names a second ${problem.objectKind}, but a version has only one`,
        hint: 'remove one of the two, or make two versions',
      };
    case 'not-found':
      return explainNotFound(problem);
    case 'several':
      return explainSeveral(problem);
    case 'several-selectors':
      return explainSelectors(problem.source, problem.found);
    case 'no-spec':
      return { message: `${show(problem.source)} has no spec`, hint: 'name an object with a spec' };
    case 'several-containers':
      return {
        message: `${show(problem.source)} has the containers ${list(problem.names)}, and from does not say which one gets this ${problem.key}`,
        hint: `write from: { kind: ${problem.source.kind}, name: ${problem.source.name}, container: ${problem.names[0]} }`,
      };
    case 'unknown-container': {
      const meant = suggestWord(problem.asked, problem.names);
      return {
        message: `${show(problem.source)} has no container ${quote(problem.asked)}`,
        hint: meant === undefined ? `it has ${list(problem.names)}` : `did you mean ${quote(meant)}?`,
      };
    }
    case 'no-field':
      return {
        message: `${problem.key} cannot replace ${problem.field}: ${show(problem.source)} does not have it`,
        hint: `remove ${problem.key} and change the manifest`,
      };
  }
}

function explainNotFound({ asked, apiVersion, similar, names }: NotFound): Pick<Finding, 'message' | 'hint'> {
  const where = asked.namespace === null ? '' : ` in namespace ${asked.namespace}`;
  const message = `the manifests have no ${asked.kind} ${quote(asked.name)}${where}`;
  const [other] = similar;
  if (other !== undefined && other.apiVersion !== apiVersion) {
    return {
      message,
      hint: `the manifests have it with apiVersion: ${other.apiVersion}; change that to ${apiVersion}`,
    };
  }
  if (other !== undefined) return { message, hint: `the manifests have one in namespace ${other.namespace}` };
  const meant = suggestWord(asked.name, names);
  if (meant !== undefined) return { message, hint: `did you mean ${quote(meant)}?` };
  return {
    message,
    hint: names.length === 0 ? `the manifests have no ${asked.kind}` : `the manifests have ${list(names)}`,
  };
}

function explainSeveral({ asked, namespaces }: { readonly asked: Reference; readonly namespaces: readonly string[] }) {
  const message = `the manifests have more than one ${asked.kind} ${quote(asked.name)}`;
  if (namespaces.length === 1) return { message, hint: 'pass each object only once' };
  return { message, hint: `add namespace: ${joinWords(namespaces, 'or')}` };
}

function explainSelectors(source: Resource, found: readonly Resource[]): Pick<Finding, 'message' | 'hint'> {
  const [first] = found;
  const names = list(found.map(({ name }) => name));
  return {
    message: `${first?.kind}s ${names} all select the pods of ${show(source)}`,
    hint: `write from: [{ kind: ${source.kind}, name: ${source.name} }, { kind: ${first?.kind}, name: ${first?.name} }]`,
  };
}

function show({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function list(names: readonly string[]): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : joinWords(names, 'and');
}
