import { readDuration, writeWholeDuration } from '../duration.ts';
import { at, type MapField, readText } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';

/**
 * Finds settings of a rule that the schema accepts and the API server rejects.
 * Source: Duration of https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function checkGatewaySettings(route: MapField): readonly EntryProblem[] {
  const field = at(route, 'timeout');
  const text = readText(field);
  if (text === undefined || /^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(text)) return [];
  const duration = readDuration(text);
  const whole = duration === undefined ? undefined : writeWholeDuration(duration);
  const message = `must have up to four whole numbers of at most five digits, not ${text}`;
  return [{ path: field.path, message, hint: `write ${whole ?? 'a duration such as 1m30s or 500ms'}` }];
}
