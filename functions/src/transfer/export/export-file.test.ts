import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { AppError } from '../../errors/index.js';
import { exportFile } from './export-file.js';

const EXPORTED_AT = new Date('2026-06-01T00:00:00Z');
const ORIGIN = { siteUrl: 'https://blog.example', exportedAt: EXPORTED_AT };

/** What a job has collected: a member for each post, of so many characters. */
async function* collected(count: number, length: number): AsyncGenerator<Buffer> {
  for (let number = 0; number < count; number += 1) {
    const post = { id: `p${String(number)}`, slug: `p${String(number)}`, title: 'P', status: 'draft' };
    yield await Promise.resolve(gzipSync(`${JSON.stringify({ ...post, content_md: 'x'.repeat(length) })}\n`));
  }
}

test('more than 30 MB are refused as JSON, with what is smaller, which is given', async () => {
  const content = async (format: 'json' | 'markdown') => exportFile(format, collected(80, 400_000), ORIGIN);
  await expect(content('json')).rejects.toMatchObject({
    code: 'failed-precondition',
    message: expect.stringContaining('ZIP'),
  });
  await expect(content('markdown')).resolves.toMatchObject({
    name: 'posts-2026-06-01.zip',
    contentType: 'application/zip',
    content: expect.any(Buffer),
  });
});

test('a failure in the middle is that of the whole', async () => {
  async function* broken() {
    yield* collected(3, 10);
    await Promise.reject(new AppError({ code: 'not-found', message: 'It is gone.' }));
  }
  await expect(exportFile('json', broken(), ORIGIN)).rejects.toMatchObject({ code: 'not-found' });
});
