export declare function writeFile(file: string, text: string): void;
export declare function replaceFolder(from: string, to: string, last: readonly string[]): void;
