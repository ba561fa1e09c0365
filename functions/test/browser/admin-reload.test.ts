/** What somebody sees who works on the dashboard while `npm start` runs: of a copy of its source, without an API behind it. */
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { buildDashboard } from '../../../scripts/lib/build/dashboard.ts';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { launchBrowser } from '../support/suite/chromium.js';

jest.setTimeout(120_000);

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

test('a page of the dashboard loads itself again when its source has changed, and not before', async () => {
  mkdirSync(join(ROOT, '.firefolio'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.firefolio', 'reload-'));
  const sourceDir = join(folder, 'web', 'admin');
  cpSync(join(ROOT, 'web', 'admin'), sourceDir, { recursive: true });
  symlinkSync(join(ROOT, 'functions'), join(folder, 'functions'), 'dir');
  const publicDir = join(folder, 'public');
  const build = await buildDashboard({ sourceDir, publicDir, isLocal: true });
  const server = createServer(({ url = '' }, response) => {
    try {
      const { pathname } = new URL(url, 'http://localhost');
      const path = pathname === '/admin' ? '/admin/index.html' : pathname;
      response.setHeader('Content-Type', TYPES[path.split('.').pop() ?? ''] ?? 'text/plain');
      response.end(readFileSync(join(publicDir, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let loads = 0;
    page.on('load', () => (loads += 1));
    const looked = () => page.waitForResponse((response) => response.url().endsWith('/admin/index.html'));
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/admin`);
    // It looks now and then, and finds what it has.
    await looked();
    await looked();
    expect(loads).toBe(1);
    const screen = join(sourceDir, 'src', 'app', 'login.tsx');
    const before = readFileSync(screen, 'utf8');
    expect(before).toContain('title="Log in"');
    writeFileSync(screen, before.replace('title="Log in"', 'title="Come in"'));
    await page.getByRole('heading', { level: 1, name: 'Come in' }).waitFor();
    expect(loads).toBe(2);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await build.close();
    rmSync(folder, { recursive: true });
  }
});
