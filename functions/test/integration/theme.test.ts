/** Here since pages come through Hosting, whose header rules win over what the function says. */
import { expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';

test('the theme comes through Hosting with what the function says of caching', async () => {
  const { body: settings } = await call<{ theme_css: string }>('/api/settings');
  const [present, plain] = [await call<string>(settings.theme_css), await call<string>('/theme.css')];
  expect(present.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(present.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('cache-control')).toBe(
    'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
  );
  expect(plain.body).toBe(present.body);
});
