#!/usr/bin/env node
import module, { createRequire } from 'node:module';

module.enableCompileCache?.(); // Node 22.8 and later keep the compiled code between runs.
try {
  // A require, because importing a CommonJS file makes Node scan all of it for its exports first.
  createRequire(import.meta.url)('../dist/cli.cjs');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  console.error('error: this copy of iter8-release is not built: run npm ci in its folder');
  process.exitCode = 2;
}
