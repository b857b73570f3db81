/**
 * What the step has to do, from the environment variables of action.yml.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ release: readonly string[], common: readonly string[], sarifFile: string, outputDir: string, prune: boolean, apply: readonly string[] | undefined }}
 *   `release` follows all options; `apply` is undefined if the step applies nothing
 * @throws {Error} if an input is invalid
 */
export function readInputs(env) {
  const text = (name) => (env[`ITER8_RELEASE_${name}`] ?? '').trim();
  const lines = (name) =>
    (env[`ITER8_RELEASE_${name}`] ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const flag = (name) => {
    const given = text(name).toLowerCase();
    if (['', 'false', 'true'].includes(given)) return given === 'true';
    throw new Error(`input ${name.toLowerCase().replaceAll('_', '-')} must be true or false, not ${given}`);
  };
  // `--option=value` is one word, so a value cannot be read as an option.
  const option = (name, value) => (value === '' ? [] : [`--${name}=${value}`]);
  const common = [
    ...lines('VALUES').map((file) => `--values=${file}`),
    ...lines('EACH').map((pattern) => `--each=${pattern}`),
    ...lines('SET').map((argument) => `--set=${argument}`),
    ...lines('ENVIRONMENTS').map((folder) => `--environments=${folder}`),
    ...option('namespace', text('NAMESPACE')),
    ...option('api-versions', text('API_VERSIONS')),
    ...(flag('STRICT') ? ['--strict'] : []),
    ...(flag('ALLOW_UNKNOWN') ? ['--allow-unknown'] : []),
  ];
  const many = lines('EACH').length > 0;
  if (many && flag('APPLY')) {
    throw new Error(
      'inputs each and apply do not go together; render into output-dir and apply with `kubectl apply -k`',
    );
  }
  if (flag('PRUNE_RELEASES') && !(many && text('OUTPUT_DIR') !== '')) {
    throw new Error('input prune-releases needs each and output-dir: it removes releases from the folder');
  }
  if (lines('VALUES').length + lines('SET').length === 0 && !many) {
    throw new Error('input values or each is needed: which files describe the releases?');
  }
  const apply = [...option('context', text('CONTEXT')), ...option('dry-run', text('DRY_RUN'))];
  return {
    release: text('RELEASE') === '' ? [] : ['--', text('RELEASE')],
    common,
    sarifFile: text('SARIF_FILE'),
    outputDir: text('OUTPUT_DIR'),
    prune: flag('PRUNE_RELEASES'),
    apply: flag('APPLY') ? apply : undefined,
  };
}
