/** Only a process of its own shows that a suite stays up between runs, and that none of it is left. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { findRunProcesses } from '../../../scripts/lib/emulators/processes.ts';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(180_000);

const TEST = 'functions/test/api/health.test.ts';

test('npm test -- --watch runs again at each change and at Enter, and leaves nothing behind', async () => {
  const mark = randomUUID();
  const args = ['scripts/test.mjs', '--watch', TEST];
  const child = spawn(process.execPath, args, { env: { ...process.env, MARK: mark } });
  const ended = once(child, 'close');
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const roundsSoFar = () => printed.join('').split('Waiting for a change.').length - 1;
  const rounds = async (count: number) => {
    await waitFor(() => roundsSoFar() >= count || child.exitCode !== null, {
      timeoutMs: 60_000,
      description: `round ${String(count)}`,
    });
    expect(printed.join('').match(/^2 passed, 0 failed in .* s$/gm)).toHaveLength(count);
  };
  try {
    await rounds(1);
    utimesSync(TEST, new Date(), new Date());
    await rounds(2);
    child.stdin.write('\n');
    await rounds(3);
    expect(findRunProcesses(mark).length).toBeGreaterThan(2);
  } finally {
    child.kill('SIGINT');
  }
  expect(await ended).toEqual([0, null]);
  expect(findRunProcesses(mark)).toEqual([]);
});
