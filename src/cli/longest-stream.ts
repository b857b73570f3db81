/** Bytes of manifests that are read. Helm keeps a whole release in one Secret, which has 1 MiB at most, compressed. */
export const longestStream = 256 * 1024 * 1024;
