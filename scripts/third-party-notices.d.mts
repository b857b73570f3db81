export declare function writeNotices(root: string, folders: readonly string[]): string;
export declare function missingNotices(root: string, text: string, folders: readonly string[]): readonly string[];
