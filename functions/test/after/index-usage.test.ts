import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import {
  compareIndexes,
  readDeclaration,
  readNeededIndexes,
  ttlCollections,
} from '../support/suite/index-usage.js';
import { beginJob } from '../support/work/jobs.js';
import { runScheduled } from '../support/work/scheduled.js';

/** Collections of this version whose documents end by `expires_at`. */
const EXPIRING = [
  ...['audit_log', 'idempotency_keys', 'jobs', 'lockouts', 'mail_jobs', 'mailed_tokens', 'output'],
  ...['rate_limits', 'sessions', 'token_blacklist', 'upload'],
];

// The other files' queries count too. These are the product's own, so that this file also runs alone.
beforeAll(async () => {
  const { access_token: token } = await login('editor');
  await readPages('/api/posts?limit=1');
  for (const filter of ['tag=typescript', 'author=ada', 'featured=true', 'featured=false', 'archive=2025']) {
    await readPages(`/api/posts?limit=1&${filter}`);
  }
  await readPages('/admin/api/posts?limit=1', token);
  for (const status of ['draft', 'published', 'trashed']) {
    await readPages(`/admin/api/posts?limit=1&status=${status}`, token);
  }
  await readTodos(token);
  await readPages('/admin/api/jobs?limit=1', token);
  await beginJob(token, '/admin/api/posts/export', { format: 'json' });
  await readPages('/api/auth/sessions?limit=1', token);
  await call('/api/auth/logout', { method: 'POST', token });
  await runScheduled('sweepJobs');
  await readAsAdmin();
});

describe('indexes of the run', () => {
  test('every index that a query needed is declared in firestore.indexes.json', async () => {
    const { undeclared } = compareIndexes(await readNeededIndexes(), readDeclaration());
    expect(undeclared).toEqual([]);
  });

  test('every index declared in firestore.indexes.json was needed by a query', async () => {
    const { unused } = compareIndexes(await readNeededIndexes(), readDeclaration());
    expect(unused).toEqual([]);
  });

  test('with any one index taken out of a copy of the declaration, it is found missing', async () => {
    const needed = await readNeededIndexes();
    const { indexes, fieldOverrides } = readDeclaration();
    const missing = indexes.map((index) => {
      const others = indexes.filter((other) => other !== index);
      return compareIndexes(needed, { indexes: others, fieldOverrides }).undeclared;
    });
    for (const [position, { collectionGroup }] of indexes.entries()) {
      const found = missing[position];
      expect(found).not.toEqual([]);
      // Several where one is merged with others.
      expect(found).toEqual(found?.map(() => expect.stringContaining(collectionGroup)));
    }
  });
});

describe('TTL policies', () => {
  test('every collection whose documents expire has one', () => {
    expect(ttlCollections(readDeclaration())).toEqual(expect.arrayContaining(EXPIRING));
  });

  test('no document that the run stored has expires_at without one', async () => {
    const stored = await listCollectionsWith('expires_at');
    expect(stored).toEqual(expect.arrayContaining(['sessions', 'token_blacklist']));
    expect(ttlCollections(readDeclaration())).toEqual(expect.arrayContaining(stored));
  });
});

/** Reads the lists that admins have, the audit log by each filter and by all, and the reports, and demotes an admin. */
async function readAsAdmin(): Promise<void> {
  const { access_token: token, user } = await login('admin');
  const { id } = await createAccount({ role: 'admin' });
  const body = { role: 'user' };
  expect(await call(`/admin/api/users/${id}`, { method: 'PATCH', token, body })).toMatchObject({
    status: 200,
  });
  await readPages('/admin/api/users?limit=1', token);
  for (const filter of ['role=editor', 'is_active=true', 'q=a'])
    await readPages(`/admin/api/users?limit=1&${filter}`, token);
  await readPages('/admin/api/users?limit=1&email=admin', token);
  const filters = ['action=authz_change', `actor_id=${user.id}`, 'target_type=user', `target_id=${id}`];
  for (const filter of ['', ...filters, filters.join('&')]) {
    await readPages(`/admin/api/audit-log?limit=1&${filter}`, token);
  }
  expect(await call('/admin/api/reports', { token })).toMatchObject({ status: 200 });
}

/** Reads the lists of todos, of which there is one. */
async function readTodos(token: string): Promise<void> {
  const body = { title: 'Look at the indexes' };
  expect(await call('/api/todos', { method: 'POST', token, body })).toMatchObject({ status: 201 });
  for (const query of ['', '?completed=true', '?completed=false']) {
    expect(await call(`/api/todos${query}`, { token })).toMatchObject({ status: 200 });
  }
}

/** Reads a list's first page and, where there is one, the page after it. */
async function readPages(path: string, token?: string): Promise<void> {
  const options = token === undefined ? {} : { token };
  const first = await call<{ next_cursor: string | null }>(path, options);
  expect(first.status).toBe(200);
  if (first.body.next_cursor === null) return;
  const second = await call(`${path}&cursor=${encodeURIComponent(first.body.next_cursor)}`, options);
  expect(second.status).toBe(200);
}

/** Names of the top-level collections with at least one document that has the field. */
async function listCollectionsWith(fieldPath: string): Promise<string[]> {
  const ofEach = await Promise.all(environment.allProjectIds.map((id) => listCollectionsIn(id, fieldPath)));
  return [...new Set(ofEach.flat())];
}

async function listCollectionsIn(projectId: string, fieldPath: string): Promise<string[]> {
  const ask = askFirestore.bind(null, projectId);
  const { collectionIds = [] } = (await ask('listCollectionIds', {})) as { collectionIds?: string[] };
  const answers = await Promise.all(
    collectionIds.map(async (collectionId) => {
      const structuredQuery = { from: [{ collectionId }], orderBy: [{ field: { fieldPath } }], limit: 1 };
      const results = (await ask('runQuery', { structuredQuery })) as { document?: unknown }[];
      return results.some(({ document }) => document !== undefined) ? [collectionId] : [];
    }),
  );
  return answers.flat();
}

async function askFirestore(projectId: string, method: string, body: unknown): Promise<unknown> {
  const documents = `projects/${projectId}/databases/(default)/documents`;
  const response = await fetch(`http://${environment.firestoreHost}/v1/${documents}:${method}`, {
    method: 'POST',
    headers: { authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}
