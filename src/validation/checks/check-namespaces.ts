import type { Path } from '../../diagnostics/diagnostic.ts';
import { type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { findNameProblem, labelName, repairName } from './name-rules.ts';

/** Finds namespaces that are not DNS labels (RFC 1123). Each is reported once, where the values file has it. */
export function checkNamespaces({ release, values }: CheckContext): readonly Finding[] {
  const application = ['application', 'metadata', 'namespace'];
  const uses: { readonly namespace: string; readonly paths: readonly Path[] }[] = [
    { namespace: release.application.namespace, paths: [application] },
    ...release.versions.flatMap((version) => {
      const own = [...version.path, 'metadata', 'namespace'];
      return [
        { namespace: version.namespace, paths: [own, application] },
        ...version.objects.map(({ metadata, path }) => ({
          namespace: metadata.namespace,
          paths: [[...path, 'metadata', 'namespace'], own, application],
        })),
      ];
    }),
  ];
  const findings = new Map<string, Finding>();
  for (const { namespace, paths } of uses) {
    if (findNameProblem(namespace, labelName) === undefined) continue;
    const source = paths.find((path) => isText(path, values)) ?? null;
    findings.set(JSON.stringify(source), explain(namespace, source));
  }
  return [...findings.values()];
}

function isText(path: Path, values: DataMap): boolean {
  const metadata = dataAt(values, path.slice(0, -1));
  return isMap(metadata) && textAt(metadata, 'namespace') !== undefined;
}

function explain(namespace: string, source: Path | null): Finding {
  const repaired = repairName(namespace, labelName);
  const tooLong = findNameProblem(namespace, labelName) === 'length';
  const what = source === null ? `the release namespace ${quote(namespace)}` : quote(namespace);
  return {
    code: 'invalid-name',
    severity: 'error',
    path: source ?? [],
    message: tooLong
      ? `this namespace has ${namespace.length} characters; at most ${labelName.longest} are allowed`
      : `${what} is not ${source === null ? 'valid' : 'a valid namespace'}`,
    hint: tooLong
      ? `use at most ${labelName.longest} characters`
      : `use ${labelName.form}${repaired === undefined ? '' : `, e.g. ${repaired}`}`,
    at: source === null ? null : valueAt(source),
  };
}
