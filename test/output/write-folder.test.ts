import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../src/output/disk.ts';
import { writeKustomization } from '../../src/output/kustomization.ts';
import { writeFolder } from '../../src/output/write-folder.ts';
import { type Failure, failingDisk } from './failing-disk.ts';
import { folderOnDisk, putOnDisk } from './folder-on-disk.ts';

let place: string;
let out: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'write-folder-'));
  out = join(place, 'out');
});
afterEach(() => rmSync(place, { recursive: true }));

/** The files of a release, with its list. */
function release(files: { readonly [name: string]: string }): ReadonlyMap<string, string> {
  return new Map([...Object.entries(files), ['kustomization.yaml', writeKustomization(Object.keys(files))]]);
}

const one = release({ 'a.yaml': 'a', 'b.yaml': 'b', 'z.yaml': 'z' });
const two = release({ 'a.yaml': 'a', 'b.yaml': 'changed', 'd.yaml': 'd' });
const write = (files: ReadonlyMap<string, string>, disk: Disk = nodeDisk, removeStale = true) =>
  writeFolder(out, files, { removes: () => removeStale, disk });
const asObject = (files: ReadonlyMap<string, string>) => Object.fromEntries([...files].sort());

describe('writeFolder', () => {
  it('makes the folder with its parents, and returns what it wrote', () => {
    out = join(place, 'x/y/out');
    expect(write(one)).toEqual({ kind: 'done', written: [...one.keys()], unchanged: [], removed: [] });
    expect(folderOnDisk(out)).toEqual(asObject(one));
    expect(readdirSync(place)).toEqual(['x']);
  });

  it.each(['x/.', 'x/y/.', './x/./y', 'x//y/'])('makes the missing folder %s', (path) => {
    out = `${place}/${path}`;
    expect(write(one)).toMatchObject({ kind: 'done', written: [...one.keys()] });
    expect(folderOnDisk(resolve(place, path))).toMatchObject(asObject(one));
    expect(readdirSync(place)).toEqual(['x']);
  });

  it.each([
    ['that leads back from a missing folder', () => `${place}/none/../out`],
    ['without a name', () => ''],
  ])('does not make a folder %s', (_, path) => {
    out = path();
    expect(() => write(one)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(readdirSync(place)).toEqual([]);
  });

  it('writes changed files, removes files that it no longer makes, and keeps all others', () => {
    write(one);
    const before = statSync(join(out, 'a.yaml'));
    expect(write(two)).toEqual({
      kind: 'done',
      written: ['b.yaml', 'd.yaml', 'kustomization.yaml'],
      unchanged: ['a.yaml'],
      removed: ['z.yaml'],
    });
    expect(folderOnDisk(out)).toEqual(asObject(two));
    const after = statSync(join(out, 'a.yaml'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(readdirSync(place)).toEqual(['out']);
  });

  it('changes nothing if no file changes', () => {
    write(one);
    const disk = failingDisk(0, { kind: 'error', code: 'EROFS' });
    expect(write(one, disk)).toMatchObject({ written: [], removed: [] });
    expect(disk.failed()).toBe(false);
  });

  it('removes nothing that `removes` spares', () => {
    write(one);
    expect(write(two, nodeDisk, false)).toMatchObject({ removed: [] });
    expect(folderOnDisk(out)).toEqual({ ...asObject(two), 'z.yaml': 'z' });
  });

  it.each([
    ['a file', { 'README.md': 'mine', 'z.yaml.orig': 'mine' }],
    ['a folder', { 'overlay/kustomization.yaml': 'mine' }],
    ['an empty folder', { 'charts/': '' }],
  ])('keeps foreign files: %s', (_, strangers) => {
    write(one);
    putOnDisk(out, strangers);
    write(two);
    expect(folderOnDisk(out)).toMatchObject({ ...asObject(two), ...strangers });
    expect(existsSync(join(out, 'z.yaml'))).toBe(false);
  });

  it('keeps the mode of the folder and links to it', () => {
    write(one);
    chmodSync(out, 0o2750);
    const real = out;
    symlinkSync('out', join(place, 'link'));
    out = join(place, 'link');
    write(two);
    expect(folderOnDisk(real)).toEqual(asObject(two));
    expect((statSync(real).mode & 0o7777).toString(8)).toBe('2750');
    expect(readdirSync(place).sort()).toEqual(['link', 'out']);
  });

  it('removes folders that become empty, with several releases', () => {
    const list = (...names: string[]) => writeKustomization(names);
    const both = new Map([
      ['ns/web/a.yaml', 'a'],
      ['ns/web/kustomization.yaml', list('a.yaml')],
      ['ns/shop/b.yaml', 'b'],
      ['ns/shop/kustomization.yaml', list('b.yaml')],
      ['kustomization.yaml', list('ns/web', 'ns/shop')],
    ]);
    write(both);
    const rest = new Map([...both].filter(([path]) => path.startsWith('ns/web')));
    rest.set('kustomization.yaml', list('ns/web'));
    expect(write(rest)).toMatchObject({ removed: ['ns/shop/b.yaml', 'ns/shop/kustomization.yaml'] });
    expect(folderOnDisk(out)).toEqual({ ...asObject(rest), 'ns/': '', 'ns/web/': '' });
  });
});

describe('writeFolder is careful with foreign files', () => {
  it.each([
    ['a foreign file at the path', { 'd.yaml': 'mine' }, 'd.yaml', 'does not replace it'],
    ['a folder at the path', { 'd.yaml/x': 'mine' }, 'd.yaml', 'does not replace it'],
    ['a foreign list', { 'kustomization.yaml': 'kind: Kustomization\n' }, 'kustomization.yaml', 'render into'],
    ['a list of another name', { 'kustomization.yml': 'kind: Kustomization\n' }, 'kustomization.yml', 'render into'],
    [
      'an edited list',
      { 'kustomization.yaml': `${one.get('kustomization.yaml')}- namespace.yaml\n` },
      'kustomization.yaml',
      'has changed',
    ],
    [
      'a list with merge conflict markers',
      { 'kustomization.yaml': `<<<<<<< HEAD\n${one.get('kustomization.yaml')}=======\n` },
      'kustomization.yaml',
      'has changed',
    ],
    [
      'a list that leads out of the folder',
      { 'kustomization.yaml': writeKustomization(['../victim.yaml']) },
      'kustomization.yaml',
      'has changed',
    ],
  ])('it refuses %s', (_, strangers, path, reason) => {
    write(one);
    putOnDisk(out, strangers);
    const before = folderOnDisk(place);
    expect(write(two)).toEqual({ kind: 'refused', path, reason: expect.stringContaining(reason) });
    expect(folderOnDisk(place)).toEqual(before);
  });

  it('it accepts a list with the line endings of Windows', () => {
    write(one);
    writeFileSync(join(out, 'kustomization.yaml'), one.get('kustomization.yaml')?.replaceAll('\n', '\r\n') ?? '');
    expect(write(two)).toMatchObject({ kind: 'done', removed: ['z.yaml'] });
  });

  it('it does not follow links out of the folder', () => {
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'elsewhere/victim.yaml'), 'mine');
    writeFileSync(join(place, 'elsewhere/kustomization.yaml'), writeKustomization(['victim.yaml']));
    mkdirSync(out);
    symlinkSync('../elsewhere', join(out, 'sub'));
    writeFileSync(join(out, 'kustomization.yaml'), writeKustomization(['sub', 'sub/victim.yaml']));
    expect(write(one)).toMatchObject({ kind: 'done', removed: [] });
    expect(write(new Map([['sub/x.yaml', 'x']]))).toMatchObject({ kind: 'refused', path: 'sub' });
    expect(readdirSync(join(place, 'elsewhere'))).toEqual(['kustomization.yaml', 'victim.yaml']);
  });

  it('it does not undo with a journal outside the folder', () => {
    write(one);
    const journal = JSON.stringify({ old: ['b.yaml'], added: ['a.yaml'], addedFolders: [] });
    putOnDisk(place, { 'elsewhere/journal': journal, 'elsewhere/old-0': 'mine' });
    symlinkSync('../elsewhere', join(out, '.iter8-release-tmp'));
    const before = folderOnDisk(join(place, 'elsewhere'));
    expect(() => write(two)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(folderOnDisk(join(place, 'elsewhere'))).toEqual(before);
  });

  it('it does not undo with a forged journal', () => {
    putOnDisk(place, { 'victim.yaml': 'mine' });
    const journal = JSON.stringify({ old: [], added: ['../victim.yaml'], addedFolders: [] });
    putOnDisk(out, { '.iter8-release-tmp/journal': journal });
    expect(() => write(one)).toThrow('names files outside the folder');
    expect(existsSync(join(place, 'victim.yaml'))).toBe(true);
  });
});

/** The states of a folder before it is written. Each needs other system calls. */
const situations: readonly (readonly [string, { readonly [path: string]: string } | 'missing'])[] = [
  ['that does not exist', 'missing'],
  ['with only our files', {}],
  ['with a foreign file', { 'README.md': 'mine' }],
  ['with a foreign folder', { 'overlay/patch.yaml': 'mine' }],
];

function prepare(strangers: (typeof situations)[number][1]) {
  rmSync(out, { recursive: true, force: true });
  if (strangers === 'missing') return { before: undefined, after: asObject(two) };
  write(one);
  putOnDisk(out, strangers);
  const folders = 'overlay/patch.yaml' in strangers ? { 'overlay/': '' } : {};
  return {
    before: { ...asObject(one), ...strangers, ...folders },
    after: { ...asObject(two), ...strangers, ...folders },
  };
}

/** Lets each step fail, one run after the other, and returns the number of steps. */
function forEachStep(strangers: (typeof situations)[number][1], failure: Failure, check: Check): number {
  for (let step = 0; ; step += 1) {
    const states = prepare(strangers);
    const disk = failingDisk(step, failure);
    let error: unknown;
    try {
      write(two, disk);
    } catch (thrown) {
      error = thrown;
    }
    check({ ...states, error });
    rmSync(join(place, '.out.iter8-release-tmp'), { recursive: true, force: true });
    if (!disk.failed()) return step;
  }
}

/** Temporary files may stay if they cannot be removed. The next run removes them. */
function withoutTemporary(found: ReturnType<typeof folderOnDisk>) {
  return found && Object.fromEntries(Object.entries(found).filter(([path]) => !path.startsWith('.iter8-release-tmp')));
}

type Check = (states: ReturnType<typeof prepare> & { readonly error: unknown }) => void;

describe.each(situations)('a folder %s', (_, strangers) => {
  it.each(['ENOSPC', 'EACCES'])('is unchanged or completely changed after %s at any step', (code) => {
    const steps = forEachStep(strangers, { kind: 'error', code }, ({ before, after, error }) => {
      expect(withoutTemporary(folderOnDisk(out))).toEqual(error === undefined ? after : before);
      write(two);
      expect(folderOnDisk(out)).toEqual(after);
      expect(readdirSync(place)).toEqual(['out']);
    });
    expect(steps).toBeGreaterThan(6);
  });

  it('is complete again at the next run after a kill at any step', () => {
    const steps = forEachStep(strangers, { kind: 'killed' }, ({ before, after }) => {
      // A run without changes shows the state after recovery.
      const wanted = new Map(Object.entries(before ?? {}).filter(([path]) => one.has(path)));
      const found = folderOnDisk(out);
      if (found !== undefined && Object.keys(found).includes('d.yaml')) write(two);
      else if (before !== undefined) write(wanted);
      expect([before, after]).toContainEqual(folderOnDisk(out));
      write(two);
      expect(folderOnDisk(out)).toEqual(after);
      expect(readdirSync(place)).toEqual(['out']);
    });
    expect(steps).toBeGreaterThan(6);
  });
});

it('a folder with only our files is the old or the new one after a kill, except between two renames', () => {
  let away = 0;
  forEachStep({}, { kind: 'killed' }, ({ before, after }) => {
    const found = folderOnDisk(out);
    if (found === undefined) away += 1;
    else expect([before, after]).toContainEqual(found);
  });
  expect(away).toBe(1);
});

it('files that somebody else adds during the swap are kept', () => {
  write(one);
  const disk: Disk = {
    ...nodeDisk,
    move: (from, to) => {
      if (from === out) putOnDisk(out, { 'late.txt': 'mine', 'late/x.txt': 'mine' });
      nodeDisk.move(from, to);
    },
  };
  write(two, disk);
  expect(folderOnDisk(out)).toEqual({ ...asObject(two), 'late.txt': 'mine', 'late/': '', 'late/x.txt': 'mine' });
});

it('an empty folder that cannot be removed is not an error', () => {
  const list = (...names: string[]) => writeKustomization(names);
  const web = { 'web/a.yaml': 'a', 'web/kustomization.yaml': list('a.yaml') };
  write(new Map(Object.entries({ ...web, 'kustomization.yaml': list('web') })));
  // The foreign folder prevents a swap.
  putOnDisk(out, { 'overlay/patch.yaml': 'mine' });
  const disk: Disk = {
    ...nodeDisk,
    removeFolder: () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    },
  };
  expect(write(release({}), disk)).toMatchObject({ kind: 'done', removed: Object.keys(web) });
  expect(withoutTemporary(folderOnDisk(out))).toMatchObject({ 'web/': '', ...asObject(release({})) });
});

it.each(['EBUSY', 'EXDEV', 'EACCES'])('a folder that cannot be moved (%s) is changed in place', (code) => {
  write(one);
  const inode = statSync(out).ino;
  const disk: Disk = {
    ...nodeDisk,
    move: (from, to) => {
      if (from === out) throw Object.assign(new Error(code), { code });
      nodeDisk.move(from, to);
    },
  };
  expect(write(two, disk)).toMatchObject({ kind: 'done', removed: ['z.yaml'] });
  expect(folderOnDisk(out)).toEqual(asObject(two));
  expect(statSync(out).ino).toBe(inode);
});
