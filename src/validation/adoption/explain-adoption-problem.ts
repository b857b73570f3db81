import type { AdoptionProblem, NotFound, Reference } from '../../adoption/adoption-problem.ts';
import type { Resource } from '../../adoption/resource.ts';
import { type Finding, keyAt, type Place, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { suggestWord } from '../suggest-word.ts';

/** How many names a hint lists. */
const most = 12;

/** Why a version cannot be taken from existing objects, and what would be right. */
export function explainAdoptionProblem(problem: AdoptionProblem): Finding {
  const { path } = problem;
  return { code: 'from-unusable', severity: 'error', path, ...explain(problem), at: placeOf(problem) };
}

/** What is missing or too much is shown at the key, what is wrong at the value. */
function placeOf({ kind, path }: AdoptionProblem): Place {
  const isValue =
    kind === 'unknown-kind' || kind === 'not-adoptable' || kind === 'not-found' || kind === 'unknown-container';
  return isValue ? valueAt(path) : keyAt(path);
}

function explain(problem: AdoptionProblem): Pick<Finding, 'message' | 'hint'> {
  switch (problem.kind) {
    case 'no-resources':
      return {
        message: 'there are no manifests to take this version from',
        hint: 'name them with --resources manifests.yaml, or --resources - for standard input',
      };
    case 'unknown-kind': {
      const meant = suggestWord(problem.asked, problem.known);
      const known = `the environment makes ${joinWords(problem.known, 'and')}`;
      return {
        message: `no object of a version is a ${quote(problem.asked)}`,
        hint: meant === undefined ? known : `did you mean ${quote(meant)}?`,
      };
    }
    case 'not-adoptable':
      return {
        message: `the environment does not say how a version is taken from a ${problem.objectKind}`,
        hint: 'its environment.yaml says so with taking, or write the specification here',
      };
    case 'beside-specification':
      return {
        message: `the ${problem.objectKind} is given twice: by from and by ${problem.specification}`,
        hint: 'remove one of the two',
      };
    case 'kind-twice':
      return {
        message: `from names a second ${problem.objectKind}, and a version has one`,
        hint: 'remove one of the two, or make two versions',
      };
    case 'not-found':
      return explainNotFound(problem);
    case 'several':
      return explainSeveral(problem);
    case 'several-selectors':
      return explainSelectors(problem.source, problem.found);
    case 'no-spec':
      return { message: `${show(problem.source)} has no spec`, hint: 'name an object that has one' };
    case 'several-containers':
      return {
        message: `${show(problem.source)} has the containers ${list(problem.names)}, and one gets this ${problem.key}`,
        hint: `say which: from: { kind: ${problem.source.kind}, name: ${problem.source.name}, container: ${problem.names[0]} }`,
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
        message: `${show(problem.source)} has no ${problem.field} that ${problem.key} could replace`,
        hint: `remove ${problem.key}, and change the manifest`,
      };
  }
}

function explainNotFound({ asked, apiVersion, similar, names }: NotFound): Pick<Finding, 'message' | 'hint'> {
  const where = asked.namespace === null ? '' : ` in namespace ${asked.namespace}`;
  const message = `the manifests have no ${asked.kind} ${quote(asked.name)}${where}`;
  const [other] = similar;
  if (other !== undefined && other.apiVersion !== apiVersion) {
    return { message, hint: `the one they have is of ${other.apiVersion}, not of ${apiVersion}` };
  }
  if (other !== undefined) return { message, hint: `there is one in namespace ${other.namespace}` };
  const meant = suggestWord(asked.name, names);
  if (meant !== undefined) return { message, hint: `did you mean ${quote(meant)}?` };
  return { message, hint: names.length === 0 ? `they have no ${asked.kind} at all` : `they have ${list(names)}` };
}

function explainSeveral({ asked, namespaces }: { readonly asked: Reference; readonly namespaces: readonly string[] }) {
  const message = `the manifests have more than one ${asked.kind} ${quote(asked.name)}`;
  if (namespaces.length === 1) return { message, hint: 'give each object once' };
  return { message, hint: `say which with namespace: ${joinWords(namespaces, 'or')}` };
}

function explainSelectors(source: Resource, found: readonly Resource[]): Pick<Finding, 'message' | 'hint'> {
  const [first] = found;
  const names = list(found.map(({ name }) => name));
  return {
    message: `the ${first?.kind}s ${names} all select the pods of ${show(source)}`,
    hint: `say which: from: [{ kind: ${source.kind}, name: ${source.name} }, { kind: ${first?.kind}, name: ${first?.name} }]`,
  };
}

function show({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function list(names: readonly string[]): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : joinWords(names, 'and');
}
