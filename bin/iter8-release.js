#!/usr/bin/env node
import module, { createRequire } from 'node:module';

// Node 22.8 and later keep the compiled code between runs.
module.enableCompileCache?.();

// A require, because importing a CommonJS file makes Node scan all of it for its exports first.
createRequire(import.meta.url)('../dist/cli.cjs');
