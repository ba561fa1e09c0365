import { describe, expect, test } from '@jest/globals';
import { convertBeside } from '../../../../../test/support/posts/converted-bodies.js';

describe('notes of Obsidian', () => {
  const FILES = {
    'notes/Other Note.md': '---\ntitle: The other\nslug: the-other\ndate: 2020-01-02\n---\n',
    'attachments/pic one.png': 'x',
    'notes/sound.mp3': 'x',
  };

  test.each([
    ['[[Other Note]]', '[Other Note](/?post=the-other)'],
    ['[[other note|it]]', '[it](/?post=the-other)'],
    ['[[notes/Other Note#A part]]', '[notes/Other Note > A part](/?post=the-other#a-part)'],
    ['[[Other Note#^abc123|it]]', '[it](/?post=the-other)'],
    ['[[#A part]]', '[A part](#a-part)'],
    ['| a |\n|---|\n| [[Other Note\\|it]] |', '| a |\n|---|\n| [it](/?post=the-other) |'],
    ['![[Other Note]]', '[Other Note](/?post=the-other)'],
    ['![[pic one.png]]', '![](https://old.example/attachments/pic%20one.png)'],
    ['![[pic one.png|300]]', '![](https://old.example/attachments/pic%20one.png)'],
    ['![[pic one.png|A picture]]', '![A picture](https://old.example/attachments/pic%20one.png)'],
    ['![[sound.mp3]]', '[sound.mp3](https://old.example/notes/sound.mp3)'],
    ['> [!note] A title\n> Text.', '> **A title**\n>\n> Text.'],
    ['> [!WARNING]\n> Text.', '> **Warning**\n>\n> Text.'],
    ['> [!tip]- Folded\n> Text.', '> **Folded**\n>\n> Text.'],
    ['[[1]](https://a.example/) and if [[ -f x ]]', '[[1]](https://a.example/) and if [[ -f x ]]'],
  ])('%j', (body, content) => {
    expect(convertBeside(body, FILES)).toMatchObject({ content, problems: [] });
  });

  test.each([
    ['[[Nowhere|it]]', 'it', '[[Nowhere]]'],
    ['[[Nowhere]]', 'Nowhere', '[[Nowhere]]'],
    ['![[nowhere.png]]', 'nowhere.png', '![[nowhere.png]]'],
  ])('what the archive has not is text and named: %j', (body, content, name) => {
    expect(convertBeside(body, FILES)).toMatchObject({ content, problems: [expect.stringContaining(name)] });
  });

  test('and pictures of the archive follow their posts', () => {
    expect(convertBeside('![[pic one.png]] ![](../attachments/pic%20one.png)', FILES).files).toEqual([
      { path: 'attachments/pic one.png', url: expect.stringContaining('https://old.example/') },
    ]);
  });
});
