/**
 * A share in percent, with at most one decimal: `30 %`, `33.3 %`. Tiny shares are `< 0.1 %`, and nearly full ones `> 99.9 %`.
 *
 * @param share from 0 to 1
 */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '< 0.1 %';
  if (percent < 100 && percent >= 99.95) return '> 99.9 %';
  return `${Number(percent.toFixed(1))} %`;
}
