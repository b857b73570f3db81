import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem } from '../../mesh/field.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import { type TextStyle, textStyle } from '../../terminal/text-style.ts';
import type { DataMap } from '../../values/data.ts';
import type { Routes } from '../make-routes.ts';
import type { RoutemapContent } from '../routemap-content.ts';
import { versionNames, versionsWithServices } from '../routemap-versions.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import { isRoute, readRoute } from '../simulate/read-route.ts';
import { summarizeRoute } from './summarize-route.ts';
import { writeRouteRules, writeRouteTitle } from './write-route-summary.ts';

/** Writes for people, for each set of available versions, which version gets which requests. Escapes control characters. */
export function writeRoutesTable(
  routemap: RoutemapContent,
  routes: readonly Routes[],
  { color }: { readonly color: boolean },
): string {
  const style = textStyle(color);
  const known = versionsWithServices(routemap);
  const titles = new Map<string, string>();
  const sections = routes.map((each) => {
    const parts = routemap.templates.flatMap(({ name }) => {
      const object = each.objects[name];
      if (object === undefined)
        return [`${escapeControls(`The routing template ${name} makes no object with these weights.`)}\n`];
      const { title, rules } = writeObject(object, known, style);
      // The title of a route is nearly always the same for all sets, so it is printed only when it changes.
      const isNew = titles.get(name) !== title;
      titles.set(name, title);
      return [...(isNew ? [title] : []), rules];
    });
    const none =
      routemap.templates.length === 0 ? ['There is no route: clients call the Service of a version directly.\n'] : [];
    return [writeAvailable(routemap, each, style), ...parts, ...none].join('\n');
  });
  return sections.join('\n');
}

function writeAvailable({ versions }: RoutemapContent, { available }: Routes, style: TextStyle): string {
  const names = versionNames(versions);
  const listed = (wanted: boolean) => names.filter((_, index) => available[index] === wanted).join(', ');
  const missing = listed(false);
  const line = `available: ${listed(true) || 'none'}${missing === '' ? '' : `; not available: ${missing}`}`;
  return `${style.frame(escapeControls(line))}\n`;
}

interface WrittenObject {
  readonly title: string;
  readonly rules: string;
}

function writeObject(object: DataMap, known: readonly KnownVersion[], style: TextStyle): WrittenObject {
  const { kind, metadata } = object;
  const { name } = metadata as DataMap;
  const title = `${style.strong(escapeControls(`${String(kind)} ${String(name)}`))}\n`;
  if (!isRoute(object)) return { title, rules: '  This object is not a known kind of route; -o yaml shows it.\n' };
  try {
    const summary = summarizeRoute(readRoute(object), known);
    return { title: writeRouteTitle(summary, style), rules: writeRouteRules(summary, style) };
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    const reason = escapeControls(`${formatPath(error.path)} ${error.message}`);
    return { title, rules: `  Cannot summarize: ${reason}; -o yaml shows it.\n` };
  }
}
