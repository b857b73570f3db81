import { runGo } from './run-go.ts';

/**
 * The folder of a module's files, downloaded if needed.
 *
 * @param pinning the folder of the go.mod that pins its version
 */
export async function moduleFolder(pinning: string, module: string): Promise<string> {
  const folder = () => runGo('list', '-C', pinning, '-m', '-f', '{{.Dir}}', module);
  const found = await folder();
  if (found) {
    return found;
  }
  await runGo('mod', 'download', '-C', pinning, module);
  return folder();
}
