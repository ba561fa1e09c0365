import { describe, expect, test } from '@jest/globals';
import { playerOf } from './players.js';

const YOUTUBE = 'https://www.youtube-nocookie.com/embed';
const VIMEO = 'https://player.vimeo.com/video';

describe('the player of', () => {
  test.each([
    ['https://www.youtube.com/embed/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?si=AbC-1&start=30', `${YOUTUBE}/dQw4w9WgXcQ?start=30`],
    ['https://youtube.com/embed/dQw4w9WgXcQ/', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['http://www.youtube.com/embed/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['//www.youtube.com/embed/dQw4w9WgXcQ?rel=0', `${YOUTUBE}/dQw4w9WgXcQ?rel=0`],
    ['//www.youtube-nocookie.com/embed/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://youtube-nocookie.com/embed/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s&feature=share', `${YOUTUBE}/dQw4w9WgXcQ?start=90`],
    ['https://m.youtube.com/watch?app=x&v=dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://youtu.be/dQw4w9WgXcQ?si=AbC&t=42', `${YOUTUBE}/dQw4w9WgXcQ?start=42`],
    ['https://youtu.be/dQw4w9WgXcQ#t=1h2m3s', `${YOUTUBE}/dQw4w9WgXcQ?start=3723`],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/live/dQw4w9WgXcQ?si=x', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/embed/videoseries?list=PL1', `${YOUTUBE}/videoseries?list=PL1`],
    [
      'https://www.youtube.com/embed/x1?autoplay=1&loop=1&playlist=x1,x2',
      `${YOUTUBE}/x1?loop=1&playlist=x1%2Cx2`,
    ],
    [
      'https://player.vimeo.com/video/76979871?h=8272103f6e&app_id=1#t=30s',
      `${VIMEO}/76979871?h=8272103f6e#t=30s`,
    ],
    ['//player.vimeo.com/video/76979871', `${VIMEO}/76979871`],
    ['https://vimeo.com/76979871', `${VIMEO}/76979871`],
    ['https://vimeo.com/showcase/12/video/76979871', `${VIMEO}/76979871`],
    ['http://www.youtube.com/v/dQw4w9WgXcQ&hl=en', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/vi/dQw4w9WgXcQ', `${YOUTUBE}/dQw4w9WgXcQ`],
    ['https://www.youtube.com/playlist?list=PL1', `${YOUTUBE}/videoseries?list=PL1`],
    ['https://www.youtube.com/watch?list=PL1', `${YOUTUBE}/videoseries?list=PL1`],
    ['https://vimeo.com/76979871/8272103f6e?share=copy', `${VIMEO}/76979871?h=8272103f6e`],
    ['http://vimeo.com/moogaloop.swf?clip_id=76979871&server=vimeo.com', `${VIMEO}/76979871`],
    ['https://vimeo.com/channels/staffpicks/76979871', `${VIMEO}/76979871`],
  ])('%s is %s', (address, player) => {
    expect(playerOf(address)).toBe(player);
  });

  test.each([
    ...['', '#', '/embed/x', 'https://youtube.com.evil.test/embed/x', 'https://evil.test/embed/x'],
    ...['https://youtube.com@evil.test/embed/x', 'https://x@www.youtube.com/embed/x'],
    ...['https://www.youtube.com:8443/embed/x', 'javascript://www.youtube.com/embed/x', 'data:text/html,x'],
    ...[
      'https://www.youtube.com/',
      'https://www.youtube.com/@channel',
      'https://www.youtube.com/redirect?q=x',
    ],
    ...['https://www.youtube.com/embed/%2e%2e/redirect', 'https://www.youtube.com/embed/../redirect?v=x'],
    ...['https://www.youtube.com/watch?v=%22%3E', 'https://youtu.be/', 'https://vimeo.com/about'],
    ...[
      'https://player.vimeo.com/video/x',
      'https://player.vimeo.com/redirect?to=x',
      'https://evilvimeo.com/1',
    ],
  ])('%j is none', (address) => {
    expect(playerOf(address)).toBeNull();
  });
});
