export declare const layers: readonly (readonly string[])[];
export declare const entrances: { readonly [folder: string]: string };
export declare function importRules(): readonly object[];
