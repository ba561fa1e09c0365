import { contentClient, type EditorItem, type KindPlural } from '../posts/content.js';
import { uniqueWord } from '../posts/posts.js';
import { authorsOf, copiesClient, copyContent } from '../posts/working-copies.js';
import { newSecret, signIn, type Scenario, type Scenarios } from './scenario.js';

const LIMIT = 4;

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}

/** The routes that all kinds of content have. */
export function kindScenarios(plural: KindPlural): Scenarios {
  const admin = `/admin/api/${plural}`;
  const givenItem = async (status: EditorItem['status']) => {
    const { token } = await signIn('editor');
    const editor = contentClient(plural, token);
    return { token, editor, item: await editor.given({ title: newSecret(), status }) };
  };

  /** A new item, and the request of an editor about it. */
  function ofItem(
    status: 'draft' | 'published',
    request: { readonly verb?: string; readonly status?: number; readonly body?: () => unknown } = {},
  ): Scenario {
    return async () => {
      const { token, item } = await givenItem(status);
      const path = `${admin}/${item.id}${request.verb === undefined ? '' : `/${request.verb}`}`;
      return { path, token, status: request.status ?? 200, ...(request.body && { body: request.body() }) };
    };
  }

  /** A published item of two versions, and the request of an editor about its revisions. */
  function ofRevisions(rest: string): Scenario {
    return async () => {
      const { token, editor, item } = await givenItem('published');
      await editor.ask(`/${item.id}`, { method: 'PATCH', body: { title: newSecret() } });
      return { path: `${admin}/${item.id}/revisions${rest}`, token, status: 200 };
    };
  }

  /** A published item with a working copy, and the request of an editor about it. */
  function ofCopy(
    method: string,
    rest = '',
    request: { readonly status?: number; readonly body?: () => unknown } = {},
  ): Scenario {
    return async () => {
      const { token, item } = await givenItem('published');
      const path = `${admin}/${item.id}/working-copy`;
      const fields = { title: newSecret(), content_md: newSecret(), author_ids: authorsOf(item) };
      const { etag } = await copiesClient(plural, token).given(item.id, 1, fields);
      if (rest === '/unschedule')
        await copiesClient(plural, token).act(item.id, 'schedule', { publish_at: tomorrow() });
      return {
        path: `${path}${rest}`,
        token,
        status: request.status ?? 200,
        // What is saved may be saved again with something else in between.
        ...(method !== 'GET' &&
          rest !== '/unschedule' && { headers: { 'If-Match': method === 'PUT' ? '*' : etag } }),
        ...(request.body && { body: request.body() }),
      };
    };
  }

  return {
    [`GET ${admin}/:id/working-copy`]: ofCopy('GET'),
    [`PUT ${admin}/:id/working-copy`]: ofCopy('PUT', '', {
      body: () => ({ base_version: 1, ...copyContent(plural, { title: newSecret() }) }),
    }),
    [`DELETE ${admin}/:id/working-copy`]: ofCopy('DELETE', '', { status: 204 }),
    [`POST ${admin}/:id/working-copy/apply`]: ofCopy('POST', '/apply'),
    [`POST ${admin}/:id/working-copy/publish`]: ofCopy('POST', '/publish'),
    [`POST ${admin}/:id/working-copy/schedule`]: ofCopy('POST', '/schedule', {
      body: () => ({ publish_at: tomorrow() }),
    }),
    [`POST ${admin}/:id/working-copy/unschedule`]: ofCopy('POST', '/unschedule'),
    [`GET /api/${plural}/:slug`]: async () => {
      const { item } = await givenItem('published');
      return { path: `/api/${plural}/${item.slug}`, status: 200 };
    },
    [`GET ${admin}`]: async () => {
      const { token } = await signIn('editor');
      return { path: `${admin}?limit=${String(LIMIT)}`, token, status: 200, limit: LIMIT };
    },
    [`POST ${admin}`]: async () => {
      const { token } = await signIn('editor');
      const body = { title: newSecret(), content_md: newSecret(), excerpt: newSecret(), status: 'published' };
      return { path: admin, token, body, status: 201 };
    },
    [`POST ${admin}/bulk`]: async () => {
      const { token, item } = await givenItem('draft');
      return { path: `${admin}/bulk`, token, body: { action: 'publish', ids: [item.id] }, status: 202 };
    },
    [`GET ${admin}/:id`]: ofItem('draft'),
    [`PATCH ${admin}/:id`]: ofItem('published', {
      body: () => ({ title: newSecret(), slug: uniqueWord(), content_md: newSecret() }),
    }),
    [`DELETE ${admin}/:id`]: ofItem('published', { status: 204 }),
    [`POST ${admin}/:id/publish`]: ofItem('draft', { verb: 'publish' }),
    [`POST ${admin}/:id/unpublish`]: ofItem('published', { verb: 'unpublish' }),
    [`POST ${admin}/:id/schedule`]: ofItem('published', {
      verb: 'schedule',
      body: () => ({ published_at: new Date(Date.now() + 86_400_000).toISOString() }),
    }),
    [`POST ${admin}/:id/restore`]: async () => {
      const { token, editor, item } = await givenItem('published');
      await editor.ask(`/${item.id}`, { method: 'DELETE' });
      return { path: `${admin}/${item.id}/restore`, token, status: 200 };
    },
    [`POST ${admin}/:id/preview-link`]: ofItem('draft', {
      verb: 'preview-link',
      body: () => ({}),
      status: 201,
    }),
    [`DELETE ${admin}/:id/preview-link`]: async () => {
      const { token, editor, item } = await givenItem('draft');
      await editor.ask(`/${item.id}/preview-link`, { method: 'POST', body: {} });
      return { path: `${admin}/${item.id}/preview-link`, token, status: 204 };
    },
    [`GET ${admin}/:id/revisions`]: ofRevisions(''),
    [`GET ${admin}/:id/revisions/:version`]: ofRevisions('/1'),
    [`GET ${admin}/:id/revisions/:version/diff`]: ofRevisions('/1/diff?to=2'),
    [`POST ${admin}/:id/revisions/:version/restore`]: ofRevisions('/1/restore'),
  };
}
