import { fstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeAll } from '../output/disk.ts';
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
      // Not `once`: that listener is gone when execa's asks whether anybody but itself listens, and if not ends the program.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort(signal));
      return controller.signal;
    },
  };
}

function outputOf(process: NodeJS.Process, stream: NodeJS.Process['stdout' | 'stderr']): Output {
  const fail = (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`render | head`) is no fault, and changes nothing about the outcome; a full disk is.
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr) {
      process.stderr.write(`error: cannot write the output: ${explainFileError(error)}\n`);
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
    // Node's own stream into a file takes no notice where only a part of the text has found room.
    write: fstatSync(stream.fd).isFile() ? intoFile : (data) => void stream.write(data),
    isTTY: stream.isTTY === true,
    // A terminal that does not know its width says 0.
    columns: stream.columns || undefined,
  };
}

/**
 * The files of this machine.
 *
 * @param folder from where relative paths count
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
