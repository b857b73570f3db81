import { escapeControls } from '../terminal/escape-controls.ts';
import type { StreamDocument } from './split-stream.ts';

/** Helm 3 writes a comment, Helm 4 an annotation: `postrenderer.helm.sh/postrender-filename: 'chart/templates/a.yaml'`. */
const named = /^# Source: (.+)|\bpostrender-filename["']?: *["']?([^"',}\r\n]+)/m;

/** The template of which Helm says that a document comes from it, `chart/templates/file.yaml`, for messages. */
export function templateOf({ binary }: StreamDocument): string | undefined {
  const [, ofComment, ofAnnotation] = named.exec(binary) ?? [];
  const found = ofComment ?? ofAnnotation;
  return found === undefined ? undefined : escapeControls(Buffer.from(found.trim(), 'latin1').toString());
}
