import { fstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeAll } from '../output/disk.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import type { Output } from '../terminal/output.ts';
import { explainFileError } from '../values/explain-file-error.ts';
import { readFirst, readStream } from './read-bytes.ts';
import { exitCodes } from './refused.ts';
import type { System } from './system.ts';

/** The system of a real process. */
export function nodeSystem(process: NodeJS.Process): System {
  return {
    env: process.env,
    stdout: outputOf(process, process.stdout),
    stderr: outputOf(process, process.stderr),
    readStdin: (mostBytes) => readStream(process.stdin, mostBytes),
    stdinIsTTY: process.stdin.isTTY === true,
    ...nodeFiles('.'),
    catchInterrupts: () => {
      const controller = new AbortController();
      // Not `once`: execa ends the program on a signal if its own listener is the only one left.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort(signal));
      return controller.signal;
    },
  };
}

function outputOf(process: NodeJS.Process, stream: NodeJS.Process['stdout' | 'stderr']): Output {
  const fail = (error: NodeJS.ErrnoException) => {
    // A reader that closes early (`render | head`) does not change the exit code; a full disk does.
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr) {
      process.stderr.write(`error: cannot write the output: ${escapeControls(explainFileError(error))}\n`);
    }
    process.exit(exitCodes.failure);
  };
  stream.on('error', fail);
  const intoFile: Output['write'] = (data) => {
    try {
      writeAll(stream.fd, data);
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
  };
  return {
    // Node's own stream does not notice that a file took only a part of the text.
    write: fstatSync(stream.fd).isFile() ? intoFile : (data) => void stream.write(data),
    isTTY: stream.isTTY === true,
    // A terminal that does not know its width reports 0.
    columns: stream.columns || undefined,
  };
}

/**
 * The files of this machine.
 *
 * @param folder where relative paths start
 */
export function nodeFiles(folder: string): Pick<System, 'readFile' | 'inspect' | 'listFolder' | 'workingFolder'> {
  return {
    workingFolder: () => resolve(folder),
    readFile: (path, mostBytes) => readFirst(resolve(folder, path), mostBytes),
    inspect: (path) => {
      const realPath = realpathSync(resolve(folder, path));
      const found = statSync(realPath);
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, bytes: found.size, realPath };
    },
    listFolder: (path) => readdirSync(resolve(folder, path)).sort(),
  };
}
