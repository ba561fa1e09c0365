import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const TIMEOUT_MS = 120_000;

const cost = (...options: string[]) =>
  promisify(execFile)(process.execPath, [join('scripts', 'cost.mjs'), ...options]);

test.each([
  { page: 'COST.md', option: '--table' },
  { page: 'COST.md', option: '--ceiling' },
  { page: 'SCALE.md', option: '--scale' },
])(
  'docs/$page has what npm run cost -- $option prints',
  async ({ page, option }) => {
    const text = readFileSync(join('docs', page), 'utf8');
    const { stdout } = await cost(option);
    const missing = stdout.split('\n\n').filter((table) => !text.includes(table.trim()));
    if (missing.length > 0)
      throw new Error(
        `docs/${page} is not what npm run cost -- ${option} prints: paste it.\n${missing.join('\n\n')}`,
      );
  },
  TIMEOUT_MS,
);

test(
  'prices of a file are reckoned with, and what is no price is refused',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firefolio-prices-'));
    try {
      const file = join(folder, 'prices.json');
      writeFileSync(file, JSON.stringify({ scheduledJob: { usd: 1_000, free: 0 } }));
      expect((await cost('--prices', file)).stdout).toMatch(/\| scheduled jobs +\| 1 +\| 0 +\| 1,000\.00/);
      writeFileSync(file, JSON.stringify({ reads: 3 }));
      await expect(cost('--prices', file)).rejects.toMatchObject({
        stderr: expect.stringMatching(/prices\.json can't be read/),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  TIMEOUT_MS,
);

test('an option that is no number is refused', async () => {
  await expect(cost('--views', 'many')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/npm run cost: The options can't be read/),
  });
});
