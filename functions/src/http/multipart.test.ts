import { describe, expect, test } from '@jest/globals';
import { parseMultipart } from './multipart.js';

const TYPE = 'multipart/form-data; boundary=limit';

/** A body as a browser writes it. @param parts head and body of each */
function bodyOf(...parts: readonly (readonly [head: string, body: string | Buffer])[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(([head, body]) => [
      Buffer.from(`--limit\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--limit--\r\n'),
  ]);
}

describe('a form', () => {
  test('has its file, byte for byte, and its fields', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256));
    const { file, fields } = await parseMultipart(
      TYPE,
      bodyOf(
        ['name="alt"', 'Ein Bär\r\nim Wald'],
        ['name="file"; filename="Bär.png"', bytes],
        ['name="title"', ''],
      ),
    );
    expect(file?.bytes.equals(bytes)).toBe(true);
    expect(file?.name).toBe('Bär.png');
    expect(fields).toEqual({ alt: 'Ein Bär\nim Wald', title: '' });
  });

  test('has a file only in the field for it, whatever that says of itself', async () => {
    const { file, fields } = await parseMultipart(
      TYPE,
      bodyOf(['name="other"; filename="a.png"', 'text'], ['name="file"', 'bytes']),
    );
    expect(file).toMatchObject({ name: '', bytes: Buffer.from('bytes') });
    expect(fields).toEqual({ other: 'text' });
  });

  test('may have none', async () => {
    expect(await parseMultipart(TYPE, bodyOf(['name="alt"', 'text']))).toEqual({
      file: null,
      fields: { alt: 'text' },
    });
  });

  test('keeps what comes twice as it came, and no member of all objects', async () => {
    const { fields } = await parseMultipart(
      TYPE,
      bodyOf(['name="alt"', 'a'], ['name="alt"', 'b'], ['name="__proto__"', 'c']),
    );
    expect(Object.entries(fields)).toEqual([
      ['alt', ['a', 'b']],
      ['__proto__', 'c'],
    ]);
    expect(({} as Record<string, unknown>)['alt']).toBeUndefined();
  });

  test('has the same fingerprint as another with the same bytes, and no bytes in it', async () => {
    const read = async (bytes: string) =>
      (await parseMultipart(TYPE, bodyOf(['name="file"; filename="a"', bytes]))).file;
    expect(JSON.stringify(await read('one'))).toBe(JSON.stringify(await read('one')));
    expect(JSON.stringify(await read('one'))).not.toBe(JSON.stringify(await read('two')));
    expect(JSON.stringify(await read('x'.repeat(10_000))).length).toBeLessThan(200);
  });
});

describe('a body that is refused', () => {
  test.each([
    ['without a boundary', 'multipart/form-data', bodyOf(['name="file"', 'x'])],
    ['that ends too early', TYPE, bodyOf(['name="file"', 'x']).subarray(0, -12)],
    ['that is empty', TYPE, Buffer.alloc(0)],
    ['of something else', TYPE, Buffer.from('{"file": "x"}')],
  ])('is one %s', async (_what, type, body) => {
    await expect(parseMultipart(type, body)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  test.each([
    ['two files', bodyOf(['name="file"', 'x'], ['name="file"', 'y'])],
    [
      'too many fields',
      bodyOf(...Array.from({ length: 21 }, (_, index) => [`name="f${String(index)}"`, 'x'] as const)),
    ],
    ['a field that is too long', bodyOf(['name="alt"', 'x'.repeat(17_000)])],
  ])('has %s', async (_what, body) => {
    await expect(parseMultipart(TYPE, body)).rejects.toMatchObject({ code: 'validation-failed' });
  });
});
