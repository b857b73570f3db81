import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';

/** Handlebars without its compiler: it runs compiled templates. The package types only the whole of Handlebars. */
export const handlebarsRuntime = runtime as unknown as Pick<typeof Handlebars, 'create'>;
