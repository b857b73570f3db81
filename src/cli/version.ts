/** The version in package.json; the build replaces it. */
declare const ITER8_RELEASE_VERSION: string | undefined;

/** The version of this program; `development` when it runs from its sources. */
export const version = typeof ITER8_RELEASE_VERSION === 'string' ? ITER8_RELEASE_VERSION : 'development';
