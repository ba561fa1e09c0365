import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The repository's folder. */
export const ROOT = join(__dirname, '../../..');

/** As another project has it: from its package, and nothing from a registry. */
const INSTALL = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];

/** The file that `npm pack` makes of a package. @param into the folder it is written to */
export async function pack(folder: string, into: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', folder, '--json', '--pack-destination', into], { cwd: ROOT });
  // What `prepack` says comes before it.
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{ filename: string }];
  return join(into, filename);
}

/** Unpacks what `pack` has made. @param into a folder that is there */
export async function extract(file: string, into: string): Promise<void> {
  await run('tar', ['-xzf', file, '-C', into, '--strip-components=1']);
}

/** A project of its own in a new folder, in which the client's package and what it stands on are installed. @returns the folder */
export async function createProject(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-client-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const modules = join(ROOT, 'node_modules');
  const sources = [
    join(ROOT, 'client'),
    ...['openapi-fetch', 'openapi-typescript-helpers'].map((name) => join(modules, name)),
  ];
  const files: string[] = [];
  for (const source of sources) files.push(await pack(source, folder));
  await run('npm', [...INSTALL, ...files], { cwd: folder });
  return folder;
}
