// A checker of Stryker's that passes only the mutants of the sample. What a checker fails does not count in the score.
import { readFileSync } from 'node:fs';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { keyOf } from './draw-sample.mjs';

class SampleChecker {
  static inject = tokens(commonTokens.options);

  constructor({ sample }) {
    this.root = sample.root;
    this.drawn = new Set(JSON.parse(readFileSync(sample.file, 'utf8')));
  }

  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const verdict = (mutant) =>
      this.drawn.has(keyOf(this.root, mutant))
        ? { status: 'passed' }
        : { status: 'compileError', reason: 'not in the sample' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, verdict(mutant)]));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
