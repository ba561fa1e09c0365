import { beforeAll, describe, expect, test } from '@jest/globals';
import { login } from '../support/http/api.js';
import { contentClient, itemOf, type ContentClient } from '../support/posts/content.js';

let editor: ContentClient;

beforeAll(async () => {
  editor = contentClient('pages', (await login('editor')).access_token);
});

describe('a page', () => {
  test('has a cover, and nothing that posts have besides', async () => {
    const cover = { url: 'https://example.org/cover.png', alt: 'A desk' };
    const page = await editor.given({ cover_image: cover });
    expect(page).toMatchObject({ cover_image: cover });
    expect(page).not.toHaveProperty('tags');
    expect(await editor.ask('', { method: 'POST', body: { title: 'Page', tags: ['a'] } })).toMatchObject({
      status: 422,
    });
  });

  test.each(['posts', 'contact', 'api', '404', 'feed', 'projects'])(
    'can not be where the site has something else: %s',
    async (slug) => {
      const refused = {
        status: 422,
        body: {
          errors: [
            {
              pointer: '/slug',
              detail: `must be another one: /${slug} is an address of the site itself, where no page can be`,
            },
          ],
        },
      };
      expect(await editor.ask('', { method: 'POST', body: { title: 'Page', slug } })).toMatchObject(refused);
      const { id } = await editor.given();
      expect(await editor.ask(`/${id}`, { method: 'PATCH', body: { slug } })).toMatchObject(refused);
    },
  );

  test('whose title is such an address gets the next one', async () => {
    const page = await editor.given({ title: 'Contact' });
    expect(page.slug).toMatch(/^contact-/);
    const renamed = itemOf(await editor.ask(`/${page.id}`, { method: 'PATCH', body: { title: 'Search' } }));
    expect(renamed.slug).toMatch(/^search-/);
  });

  test('without a letter in its title is called what it is', async () => {
    expect((await editor.given({ title: '!' })).slug).toMatch(/^page(?:-|$)/);
  });
});
