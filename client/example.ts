/** Publishes a post and lists the newest: `node example.ts [site] [e-mail] [password]`, by default of a local site. */
import { createFirefolioClient, ProblemError, unwrap } from 'firefolio-client';

const [, , baseUrl = 'http://127.0.0.1:5000', email = 'editor@firefolio.test', password] = process.argv;
const client = createFirefolioClient({ baseUrl });
client.onLoggedOut((reason) => {
  console.log(`Logged out: ${reason}`);
});

const { first_name: name } = await client.login({
  email,
  password: password ?? 'correct horse battery staple',
});
const body = { title: `Greetings from ${name}`, content_md: 'Written by a *program*.', tags: ['hello'] };
const draft = await unwrap(client.POST('/admin/api/posts', { body }));
const params = { path: { id: draft.id } };
await unwrap(client.POST('/admin/api/posts/{id}/publish', { params }));

const { posts } = await unwrap(client.GET('/api/posts', { params: { query: { limit: 3, tag: 'hello' } } }));
for (const { title, slug } of posts) console.log(`${title}: ${baseUrl}/api/posts/${slug}`);

const header = { 'If-Match': '"1"' };
const late = client.PATCH('/admin/api/posts/{id}', {
  params: { ...params, header },
  body: { title: 'Late' },
});
await unwrap(late).catch((error: unknown) => {
  if (error instanceof ProblemError && error.code === 'stale-version') console.log(error.message);
  else throw error;
});
await client.logout();
