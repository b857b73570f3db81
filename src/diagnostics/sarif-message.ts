/** A plain text message of SARIF. */
export interface SarifMessage {
  readonly text: string;
}

/**
 * Text as a SARIF message shows it unchanged: braces are doubled, because `{0}` is a placeholder (SARIF 2.1.0, 3.11.5),
 * and `](` is parted, because `[text](uri)` is a link (3.11.6) and values must not put links into a report.
 */
export function sarifMessage(text: string): SarifMessage {
  return { text: text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (') };
}
