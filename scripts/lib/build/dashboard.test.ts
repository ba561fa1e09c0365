import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
