import type { Position } from './position.ts';

/** A place in one line: `values.yaml:7:5`, or `--set application.port=99999`; empty for what stands nowhere. */
export function formatPlace(position: Position): string {
  switch (position.kind) {
    case 'nowhere':
      return '';
    case 'file':
      return `${position.file}:${position.line}:${position.column}`;
    case 'flag':
      return `${position.flag} ${position.argument}`;
  }
}
