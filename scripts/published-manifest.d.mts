export declare function publishedManifest(manifest: object): object;
