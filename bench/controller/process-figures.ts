import { readFileSync } from 'node:fs';

/** Ticks of the kernel in a second: USER_HZ, which is 100 on every platform of Linux that Node runs on. */
const ticks = 100;

/** Megabytes of memory that a process holds. Source: VmRSS in proc_pid_status(5) */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Seconds of CPU time that a process has used. Source: utime and stime in proc_pid_stat(5) */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may have blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
