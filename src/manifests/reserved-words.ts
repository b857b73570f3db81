/** Text without quotes that is a boolean or null to some YAML reader. */
export const reservedWords = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
