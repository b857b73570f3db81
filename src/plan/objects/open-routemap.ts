import { load } from 'js-yaml';
import { isRoutemap } from '../../iter8/labels.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';

/** A routemap holds its fields as one text; with these in the place of the text a change has a path and is no noise. */
export function openRoutemap(object: DataMap): DataMap {
  const { data } = object;
  if (!isRoutemapObject(object) || !isMap(data) || typeof data.strSpec !== 'string') return object;
  return { ...object, data: { ...data, strSpec: load(data.strSpec) as Data } };
}

function isRoutemapObject({ kind, metadata }: DataMap): boolean {
  const labels = isMap(metadata) ? metadata.labels : undefined;
  return kind === 'ConfigMap' && isMap(labels) && isRoutemap(labels);
}
