import type { Path } from './diagnostic.ts';
import { formatPath } from './format-path.ts';
import { formatPlace } from './format-place.ts';
import type { Position } from './position.ts';
import { type SarifMessage, sarifMessage } from './sarif-message.ts';

type FilePosition = Extract<Position, { kind: 'file' }>;

/** The parts of SARIF's location object (SARIF 2.1.0, 3.28) that are used here. */
export interface SarifLocation {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region: SarifRegion };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  readonly message?: SarifMessage;
}

/** Lines and columns count from 1, ends are exclusive (3.30), as in a Position. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/**
 * Where a problem is, as SARIF says it: a region of a file, the path in the values as a logical location, and for a
 * flag the flag as typed. Undefined if there is none of the three.
 */
export function sarifLocation(position: Position, path: Path): SarifLocation | undefined {
  const logical = path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] };
  switch (position.kind) {
    case 'file': {
      const artifactLocation = { uri: fileUri(position.file) };
      return { physicalLocation: { artifactLocation, region: toRegion(position) }, ...logical };
    }
    case 'flag':
      return { ...logical, message: sarifMessage(formatPlace(position)) };
    case 'nowhere':
      return path.length === 0 ? undefined : logical;
  }
}

/** An end needs its column: without one SARIF means the end of the line. */
function toRegion({ line, column, endLine = line, endColumn }: FilePosition): SarifRegion {
  const start = { startLine: line, startColumn: column };
  return endColumn === undefined ? start : { ...start, endLine, endColumn };
}

/** A relative reference (RFC 3986, 4.2), or a `file:` URI where the name is an absolute path. */
function fileUri(file: string): string {
  const segments = file.split('/').filter((segment) => segment !== '' && segment !== '.');
  const encoded = segments.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return file.startsWith('/') ? `file:///${encoded}` : encoded;
}
