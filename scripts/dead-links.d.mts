export declare function deadLinks(pages: ReadonlyMap<string, string>, files: readonly string[]): readonly string[];
