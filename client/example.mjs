/** Publishes a post, lists and finds it: `node example.mjs [site] [e-mail] [password]`, by default of a local site. */
import { createFirefolioClient, unwrap } from 'firefolio-client';

const [, , baseUrl = 'http://127.0.0.1:5000', email = 'editor@firefolio.test', given] = process.argv;
const password = given ?? 'correct horse battery staple';
const client = createFirefolioClient({ baseUrl });
const { first_name: name } = await client.login({ email, password });

const body = { title: `Greetings from ${name}`, content_md: 'Written by a *program*.', tags: ['hello'] };
const { id } = await unwrap(client.POST('/admin/api/posts', { body }));
await unwrap(client.POST('/admin/api/posts/{id}/publish', { params: { path: { id } } }));

const newest = await unwrap(client.GET('/api/posts', { params: { query: { tag: 'hello', limit: 3 } } }));
for (const { title, slug } of newest.posts) console.log(`${title}: ${baseUrl}/api/posts/${slug}`);

const found = await unwrap(client.GET('/api/search', { params: { query: { q: 'greetngs' } } }));
console.log(`"greetngs" finds ${found.total}: ${found.posts[0]?.highlight.title_html}`);
await client.logout();
