import { describe, expect, test } from '@jest/globals';
import { convert, YOUTUBE, VIMEO } from '../../../../../test/support/posts/converted-bodies.js';

describe('embeds in HTML are players or links', () => {
  test.each([
    [
      '<iframe width="5" src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=3" allowfullscreen></iframe>',
      YOUTUBE.replace('WgXcQ', 'WgXcQ?start=3'),
    ],
    ['<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ"></iframe>', YOUTUBE],
    ["<iframe\n src='https://player.vimeo.com/video/12345'\n></iframe>", VIMEO],
    ['<iframe data-src="https://youtu.be/dQw4w9WgXcQ" />', YOUTUBE],
    [
      '<iframe src="https://a.example/f?a=1&amp;b=2"></iframe>',
      '<a href="https://a.example/f?a=1&amp;b=2">https://a.example/f?a=1&amp;b=2</a>',
    ],
    [
      '<video controls><source src="/v.mp4" type="video/mp4">No video.</video>',
      '<a href="https://old.example/v.mp4">/v.mp4</a>',
    ],
    [
      '<audio src="https://a.example/a.mp3"></audio>',
      '<a href="https://a.example/a.mp3">https://a.example/a.mp3</a>',
    ],
    [
      '<object data="https://a.example/x.pdf"></object>',
      '<a href="https://a.example/x.pdf">https://a.example/x.pdf</a>',
    ],
    ['<YouTube id="dQw4w9WgXcQ" />', YOUTUBE],
    ['<Vimeo id="https://vimeo.com/12345"></Vimeo>', VIMEO],
    ['![A video](https://www.youtube.com/watch?v=dQw4w9WgXcQ)', YOUTUBE],
    ['@[youtube](dQw4w9WgXcQ)', YOUTUBE],
    ['@[Vimeo](https://vimeo.com/12345)', VIMEO],
    ['%[https://youtu.be/dQw4w9WgXcQ]', YOUTUBE],
    ['%[https://a.example/x]', '<https://a.example/x>'],
    ['{% embed https://youtu.be/dQw4w9WgXcQ %}', YOUTUBE],
    ['![A picture](https://a.example/watch.png)', '![A picture](https://a.example/watch.png)'],
    ['<lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube>', YOUTUBE],
    ['<script async src="//platform.twitter.com/widgets.js"></script>', ''],
  ])('%j', (body, content) => {
    expect(convert(`Text.\n\n${body}\n`)).toEqual({ content: `Text.\n\n${content}\n`, problems: [] });
  });

  test.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<script src="https://a.example/w.js"></script>', 'https://a.example/w.js'],
    ['<iframe></iframe>', '<iframe>'],
    ['<form action="/x"><input></form>', '<form'],
    ['<Chart data={1} />', '<Chart'],
  ])('what can’t be is named: %j', (body, name) => {
    expect(convert(`${body}\n`).problems).toEqual([expect.stringContaining(name)]);
  });
});
