import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PAGE_POLICY } from './page-headers.js';

test('static pages may load what pages of the function may', () => {
  const config = readFileSync(join(__dirname, '../../../firebase.json'), 'utf8');
  expect(config).toContain(`"value": "${PAGE_POLICY}"`);
});
