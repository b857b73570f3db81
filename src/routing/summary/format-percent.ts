/**
 * A share in percent, with at most one digit behind the point: `30 %`, `33.3 %`. What is nearly nothing or nearly
 * everything says so.
 *
 * @param share from 0 to 1
 */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '< 0.1 %';
  if (percent < 100 && percent >= 99.95) return '> 99.9 %';
  return `${Number(percent.toFixed(1))} %`;
}
