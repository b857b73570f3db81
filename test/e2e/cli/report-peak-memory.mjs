// Preloaded into a program: leaves the most memory that it had, in KiB, in the file that PEAK_MEMORY_FILE names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, `${process.resourceUsage().maxRSS}`));
