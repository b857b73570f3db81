const date = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](.*)| (.*))?$/;
const time = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?$/;
const zone = /(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether Go's YAML reader takes a text for a date or a time: RFC 3339, or a date, with or without a time after a space. */
export function isTimestamp(text: string): boolean {
  const [, year, month, day, zoned, plain] = date.exec(text) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return false;
  if (plain !== undefined) return isTime(plain);
  if (zoned === undefined) return true;
  const [offset, hours = '0', minutes = '0'] = zone.exec(zoned) ?? [];
  return offset !== undefined && Number(hours) <= 24 && Number(minutes) < 60 && isTime(zoned.slice(0, -offset.length));
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  // Day 0 of the next month is the last of this one. The leap years of a year and of it plus 400 are alike.
  return day <= new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
}

function isTime(text: string): boolean {
  const [, hours, minutes, seconds] = time.exec(text) ?? [];
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}
