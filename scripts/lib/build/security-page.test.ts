import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../paths.mjs';

const page = readFileSync(join(ROOT, 'docs', 'SECURITY.md'), 'utf8');
const section = page.split('## What is promised')[1]?.split('\n## ')[0] ?? '';
const named = [...section.matchAll(/`([\w.-]+)`/g)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'SITE_URL');

describe('the list of what is promised', () => {
  test('names tests that exist', () => {
    const existing = new Set(testFiles('functions/test', 'functions/src').map((file) => nameOf(file)));
    expect(named.filter((name) => !existing.has(name))).toEqual([]);
  });

  test('names every security test', () => {
    const security = testFiles('functions/test').filter((file) => /[\\/]security[\\/]/.test(file));
    expect(security.length).toBeGreaterThan(0);
    expect(security.map((file) => nameOf(file)).filter((name) => !named.includes(name))).toEqual([]);
  });
});

function testFiles(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(folder, file)),
  );
}

function nameOf(file: string): string {
  return basename(file, '.test.ts');
}
