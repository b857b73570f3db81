import type { DataMap } from '../../src/values/data.ts';
import { at } from '../at.ts';
import type { ReferenceCase } from '../reference-cases.ts';
import { normalizeRoute } from './normalize-route.ts';

type Item = { readonly [key: string]: unknown };

/** Where the reference is wrong without saying so: the primary's requests go to the default host, not the given one. */
const faultyHost: { readonly [name: string]: string } = { 'mm-service': 'mm.serving.svc.cluster.local' };

/**
 * The route that a reference case asks for while these versions are available: the reference's own where it is right;
 * where it differs on purpose, or gives nobody a share, what its route for all versions comes to with our weights.
 */
export function expectedRoute(
  reference: ReferenceCase,
  available: readonly boolean[],
  strategy: string,
  weights: readonly number[],
): unknown {
  const entry = entryOf(reference, available);
  const own = entry?.objects[strategy];
  const isRight = reference.differs === undefined && entry?.differs === undefined && !(reference.name in faultyHost);
  if (isRight && own !== undefined) {
    const normalized = normalizeRoute(own);
    if (answersAll(normalized)) return normalized;
  }
  return normalizeRoute(adapted(reference, strategy, weights));
}

function entryOf({ routemap }: ReferenceCase, available: readonly boolean[]) {
  return routemap?.routing?.find((entry) => String(entry.available) === String(available));
}

function answersAll(normalized: unknown): boolean {
  const rules = (at(normalized, 'spec', 'http') ?? at(normalized, 'spec', 'rules')) as readonly unknown[];
  return ((at(rules.at(-1), 'route') ?? at(rules.at(-1), 'backendRefs')) as readonly unknown[]).length > 0;
}

/** The reference's route for all versions with what the differences of test/fixtures/README.md change in it. */
function adapted(reference: ReferenceCase, strategy: string, weights: readonly number[]): DataMap {
  const all = weights.map(() => true);
  const basis =
    entryOf(reference, all)?.objects[strategy] ??
    entryOf(reference, [true, ...all.slice(1).map(() => false)])?.objects[strategy];
  const { spec, ...rest } = basis as DataMap & { spec: Item };
  const key = spec.http === undefined ? 'rules' : 'http';
  const rules = spec[key] as readonly Item[];
  const changed = { ...rest, spec: { ...spec, [key]: adaptRules(reference, strategy, rules, weights) } };
  return JSON.parse(replaceHosts(reference, JSON.stringify(changed)));
}

function adaptRules(
  reference: ReferenceCase,
  strategy: string,
  rules: readonly Item[],
  weights: readonly number[],
): readonly Item[] {
  const isLive = (index: number) => (weights[index] ?? 0) > 0;
  const last = rules.at(-1) as Item;
  // Before the last rule stand those of the candidates or, where requests are marked, one for each version.
  const others = rules.slice(0, -1);
  const first = strategy === 'canary' ? 1 : 0;
  const kept = others.filter((_, index) => index + first === 0 || isLive(index + first));
  if (strategy === 'canary') return [...kept, last];
  if (strategy === 'mirror') return [{ ...withoutMirror(last), ...mirrorsOf(reference, weights) }];
  const key = last.route === undefined ? 'backendRefs' : 'route';
  const shared = (last[key] as readonly Item[]).map((destination, index) => ({
    ...destination,
    weight: weights[index],
  }));
  return [...kept, { ...last, [key]: shared.filter((_, index) => isLive(index)) }];
}

function withoutMirror({ mirror: _, mirrorPercentage: __, ...rule }: Item): Item {
  return rule;
}

/** A mirror as the reference makes it while its version is the only candidate that is available. */
function mirrorsOf(reference: ReferenceCase, weights: readonly number[]): Item {
  const mirrors = weights.flatMap((weight, index) => {
    if (index === 0 || weight === 0) return [];
    const alone = entryOf(
      reference,
      weights.map((_, other) => other === 0 || other === index),
    );
    const { mirror, mirrorPercentage } = at(alone?.objects.mirror, 'spec', 'http', 0) as Item;
    return [{ destination: mirror, percentage: mirrorPercentage }];
  });
  return mirrors.length === 0 ? {} : { mirrors };
}

function replaceHosts({ name, differs = [] }: ReferenceCase, text: string): string {
  const host = faultyHost[name];
  if (host !== undefined) return text.replaceAll('modelmesh-serving.modelmesh-serving.svc.cluster.local', host);
  return differs.includes('version-namespace') ? text.replaceAll('demo-1.apps.svc', 'demo-1.next.svc') : text;
}
