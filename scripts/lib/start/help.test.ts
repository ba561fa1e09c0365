import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { params } from '../../../functions/src/config/params.js';
import { PORTS } from '../default-ports.mjs';
import { ROOT } from '../paths.mjs';

it('names every param of the functions and every port in its help', () => {
  const help = execFileSync(process.execPath, [join(ROOT, 'scripts', 'start.mjs'), '--help'], {
    encoding: 'utf8',
  });
  const named = [...help.matchAll(/^ {2}([A-Z_]+) {2}/gm)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining([...Object.keys(params), ...Object.keys(PORTS)]));
});
