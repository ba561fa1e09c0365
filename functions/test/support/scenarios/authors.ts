import { randomUUID } from 'node:crypto';
import { call, login } from '../http/api.js';
import { postsClient } from '../posts/posts.js';
import { signIn, type Scenarios } from './scenario.js';

const PATH = '/admin/api/authors';

/** Authors as everybody reads them, and their profiles as staff write them. */
export const authorScenarios: Scenarios = {
  'GET /api/authors': async () => {
    const { body } = await call<{ authors: unknown[] }>('/api/authors');
    // Other tests may publish in the name of some more meanwhile.
    return { path: '/api/authors', status: 200, limit: body.authors.length + 5 };
  },
  'GET /api/authors/:id': async () => {
    const { author } = await postsClient((await login('editor')).access_token).givenPublished();
    return { path: `/api/authors/${author.id}`, status: 200 };
  },
  [`GET ${PATH}`]: async () => {
    const { token } = await signIn('editor');
    return { path: `${PATH}?limit=2`, token, status: 200, limit: 2 };
  },
  [`GET ${PATH}/names`]: async () => {
    const { token } = await signIn('editor');
    return { path: `${PATH}/names?limit=2`, token, status: 200, limit: 2 };
  },
  [`GET ${PATH}/:id`]: async () => {
    const { token, account } = await signIn('editor');
    return { path: `${PATH}/${account.id}`, token, status: 200 };
  },
  [`PATCH ${PATH}/:id`]: async () => {
    const { token, account } = await signIn('editor');
    const links = [{ label: 'Elsewhere', url: `https://elsewhere.test/${randomUUID()}` }];
    return { path: `${PATH}/${account.id}`, token, body: { bio_md: 'I *write*.', links }, status: 200 };
  },
};
