import { describe, expect, test } from '@jest/globals';
import { cleanFileName } from './index.js';

describe('the name of a file', () => {
  test.each([
    ['otter.jpg', 'otter.jpg'],
    ['Otter am Fluß 2.JPEG', 'Otter am Fluß 2.jpg'],
    ['ビーバー.png', 'ビーバー.jpg'],
    ['archive.tar.gz', 'archive.tar.jpg'],
    ['no-extension', 'no-extension.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    [String.raw`C:\Users\ada\Pictures\otter.jpg`, 'otter.jpg'],
    ['/', 'file.jpg'],
    ['..', 'file.jpg'],
    ['.htaccess', 'htaccess.jpg'],
    ['', 'file.jpg'],
    ['otter\0.php.jpg', 'otter.php.jpg'],
    ['otter\r\nSet-Cookie: a=b.jpg', 'otterSet-Cookie- a=b.jpg'],
    ['\u202egpj.exe', 'gpj.jpg'],
    ['a\u200bb\u2066c\ufeff.jpg', 'abc.jpg'],
    ['\u200b\u2060', 'file.jpg'],
    ['CON.jpg', 'file-CON.jpg'],
    ['lpt1', 'file-lpt1.jpg'],
    ['<script>"x".jpg', 'script--x-.jpg'],
    ['a%2fb.jpg', 'a-2fb.jpg'],
    ['name. . .jpg', 'name.jpg'],
    ['e\u0301te\u0301.jpg', 'été.jpg'],
    ['\ud800lone.jpg', 'lone.jpg'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given, 'image/jpeg')).toBe(clean);
  });

  test('has the extension of its type, and is cut at a character', () => {
    expect(cleanFileName(`${'a'.repeat(119)}😀.png`, 'application/pdf')).toBe(`${'a'.repeat(119)}.pdf`);
  });

  test('of any text stays the same when it is cleaned again', () => {
    for (const name of ['con', ' -a- .b', '...', '\u202e..\\..', 'x'.repeat(500), '%00', 'a/..'])
      expect(cleanFileName(cleanFileName(name, 'image/png'), 'image/png')).toBe(
        cleanFileName(name, 'image/png'),
      );
  });
});
