import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildDashboard, describeDashboard, type DashboardBuild } from './dashboard.ts';

const KB = 1000;

let folder: string;
let built: DashboardBuild & { ok: true };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firefolio-dashboard-'));
  built = (await buildDashboard({ publicDir: folder })).result;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const page = () => readFileSync(join(folder, 'admin', 'index.html'), 'utf8');

test('a first visit loads at most 45 kB of script, compressed', () => {
  console.log(describeDashboard(built));
  expect(built.entry.script).toBeGreaterThan(5 * KB);
  expect(built.entry.script).toBeLessThanOrEqual(45 * KB);
  expect(built.entry.style).toBeLessThanOrEqual(12 * KB);
});

/** What a browser loads for a file: that and all that it imports at once. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const script = readFileSync(join(folder, 'admin', 'assets', name), 'utf8');
  // Not what it imports when it is wanted: `import("./….js")`.
  for (const [, imported = ''] of script.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g))
    withImports(imported, found);
  return found;
}

const compressed = (names: Iterable<string>): number =>
  [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, 'admin', 'assets', name)), { level: 9 }).length,
    0,
  );

test('the editor is at most 60 kB of script with all around it, and CodeMirror comes only when it is wanted', () => {
  const files = readdirSync(join(folder, 'admin', 'assets'));
  const fileOf = (start: string): string =>
    files.find((name) => name.startsWith(`${start}-`) && name.endsWith('.js')) ?? '';
  const editor = new Set([...withImports(fileOf('main')), ...withImports(fileOf('editor-screen'))]);
  const highlighting = [...withImports(fileOf('highlighted-surface'))].filter((name) => !editor.has(name));
  const [before, wanted] = [compressed(editor), compressed(highlighting)];
  console.log(`The editor: ${before} bytes with all around it; CodeMirror ${wanted} bytes more`);
  expect(before).toBeLessThanOrEqual(60 * KB);
  expect(editor.has(fileOf('highlighted-surface'))).toBe(false);
  expect(wanted).toBeGreaterThan(50 * KB);
  expect(wanted).toBeLessThanOrEqual(110 * KB);
});

test('the page has no script and no style of its own, and names files that are there', () => {
  expect(page()).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/);
  const named = [...page().matchAll(/"\/admin\/(assets\/[^"]+)"/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(1);
  const files = readdirSync(join(folder, 'admin', 'assets'));
  for (const name of named) expect(files).toContain(name?.replace('assets/', ''));
});

test('each screen is a file of its own, which no visitor of another one loads', () => {
  const files = readdirSync(join(folder, 'admin', 'assets'));
  for (const screen of ['home', 'content-list', 'media', 'settings', 'audit-log'])
    expect(files.filter((name) => name.startsWith(`${screen}-`))).toHaveLength(1);
  expect(page()).not.toMatch(/home-|settings-/);
});
