import { describe, expect, test } from '@jest/globals';
import {
  compareIndexes,
  parseUsageReport,
  readDeclaration,
  ttlCollections,
  type Index,
} from '../support/suite/index-usage.js';

/** What the emulator answers after the public list by tag and the sweep. */
const REPORT = {
  reports: [
    report('blog_posts', 'COLLECTION', 'status asc', 'tags contains', 'published_at desc', '__name__ desc'),
    report('mail_jobs', 'COLLECTION', 'status asc', 'updated_at asc', '__name__ asc'),
  ],
};

const BY_TAG = { fields: ['tags contains', 'status asc', 'published_at desc'], collection: 'blog_posts' };
const BY_AGE = { fields: ['status asc', 'updated_at asc'], collection: 'mail_jobs' };

describe('comparing needed with declared indexes', () => {
  test('finds no difference when each needed one is declared', () => {
    expect(compareIndexes(parseUsageReport(REPORT), declaration(BY_TAG, BY_AGE))).toEqual({
      undeclared: [],
      unused: [],
    });
  });

  test('names a needed index that is not declared', () => {
    expect(compareIndexes(parseUsageReport(REPORT), declaration(BY_AGE))).toEqual({
      undeclared: ['blog_posts: tags contains, status asc, published_at desc'],
      unused: [],
    });
  });

  test('names a declared index that no query needs', () => {
    expect(compareIndexes(parseUsageReport({}), declaration(BY_AGE))).toEqual({
      undeclared: [],
      unused: ['mail_jobs: status asc, updated_at asc'],
    });
  });

  test.each([
    ['another direction', { collection: 'mail_jobs', fields: ['status asc', 'updated_at desc'] }],
    ['another order of fields', { collection: 'mail_jobs', fields: ['updated_at asc', 'status asc'] }],
    ['another collection', { collection: 'jobs', fields: ['status asc', 'updated_at asc'] }],
    ['fewer fields', { collection: 'mail_jobs', fields: ['status asc'] }],
    ['the scope of the group', { ...BY_AGE, scope: 'COLLECTION_GROUP' }],
    [
      'a name that goes the other way',
      { collection: 'mail_jobs', fields: [...BY_AGE.fields, '__name__ desc'] },
    ],
  ])('takes an index with %s for another one', (_difference, other) => {
    const difference = compareIndexes(parseUsageReport(REPORT), declaration(BY_TAG, other));
    expect(difference).toMatchObject({ undeclared: ['mail_jobs: status asc, updated_at asc'] });
    expect(difference.unused).toHaveLength(1);
  });

  describe('of a query with several equality filters', () => {
    const byActor = { collection: 'audit_log', fields: ['actor_id asc', 'at desc'] };
    const byAction = { collection: 'audit_log', fields: ['action asc', 'at desc'] };
    const needed = parseUsageReport({
      reports: [report('audit_log', 'COLLECTION', 'action asc', 'actor_id asc', 'at desc', '__name__ desc')],
    });
    const undeclared = ['audit_log: action asc, actor_id asc, at desc'];

    test('merges the declared ones of each filter, which then count as used', () => {
      expect(compareIndexes(needed, declaration(byActor, byAction))).toEqual({ undeclared: [], unused: [] });
    });

    test('prefers the one that has them all', () => {
      const whole = { collection: 'audit_log', fields: ['action asc', 'actor_id asc', 'at desc'] };
      expect(compareIndexes(needed, declaration(whole, byActor))).toEqual({
        undeclared: [],
        unused: ['audit_log: actor_id asc, at desc'],
      });
    });

    test.each([
      ['that leave a filter out', [byActor]],
      ['with another order', [byActor, { ...byAction, fields: ['action asc', 'at asc'] }]],
      ['with another sort field', [byActor, { ...byAction, fields: ['action asc', 'expires_at desc'] }]],
      ['with a longer order', [byActor, { ...byAction, fields: ['action asc', 'at desc', 'id desc'] }]],
      ['with a filter that the query has not', [byActor, { ...byAction, fields: ['x asc', 'at desc'] }]],
      ['of another collection', [byActor, { ...byAction, collection: 'audit' }]],
      ['without the order', [byActor, { ...byAction, fields: ['action asc'] }]],
    ])('merges none %s', (_which, declared) => {
      const difference = compareIndexes(needed, declaration(...declared));
      expect(difference.undeclared).toEqual(undeclared);
      expect(difference.unused).toHaveLength(declared.length);
    });

    test('merges those of an ascending order, of which only the last field sorts', () => {
      const ascending = parseUsageReport({
        reports: [report('audit_log', 'COLLECTION', 'action asc', 'actor_id asc', 'at asc', '__name__ asc')],
      });
      const declared = [byActor, byAction].map(({ collection, fields: [filter = ''] }) => ({
        collection,
        fields: [filter, 'at asc'],
      }));
      expect(compareIndexes(ascending, declaration(...declared))).toEqual({ undeclared: [], unused: [] });
      expect(compareIndexes(ascending, declaration(...declared.slice(1))).undeclared).toHaveLength(1);
    });
  });

  test('wants an override for a single field of a collection group', () => {
    const needed = parseUsageReport({
      reports: [report('revisions', 'COLLECTION_GROUP', 'version asc', '__name__ asc')],
    });
    const override = { collectionGroup: 'revisions', fieldPath: 'version', ttl: false };
    const indexes = [{ order: 'ASCENDING' as const, queryScope: 'COLLECTION_GROUP' as const }];
    expect(compareIndexes(needed, { indexes: [], fieldOverrides: [] }).undeclared).toEqual([
      'revisions (group): version asc',
    ]);
    expect(compareIndexes(needed, { indexes: [], fieldOverrides: [{ ...override, indexes }] })).toEqual({
      undeclared: [],
      unused: [],
    });
  });
});

test('only overrides of expires_at with ttl true count as a TTL policy', () => {
  const { indexes } = declaration();
  const override = (collectionGroup: string, fieldPath: string, ttl: boolean) => ({
    ...{ collectionGroup, fieldPath, ttl },
    indexes: [],
  });
  const fieldOverrides = [
    override('sessions', 'expires_at', true),
    override('mail_jobs', 'expires_at', false),
    override('todos', 'created_at', true),
  ];
  expect(ttlCollections({ indexes, fieldOverrides })).toEqual(['sessions']);
});

function declaration(...wanted: { collection: string; fields: string[]; scope?: string }[]) {
  const indexes = wanted.map(({ collection, fields, scope }) => ({
    collectionGroup: collection,
    queryScope: scope ?? 'COLLECTION',
    fields: fields.map(parseField),
  }));
  return readDeclaration(JSON.stringify({ indexes, fieldOverrides: [] }));
}

function report(collection: string, queryScope: Index['queryScope'], ...fields: string[]) {
  const name = `projects/p/databases/(default)/collectionGroups/${collection}/indexes/_`;
  return { index: { name, queryScope, fields: fields.map(parseField) }, numQueries: '1' };
}

function parseField(text: string) {
  const [fieldPath, kind] = text.split(' ');
  if (kind === 'contains') return { fieldPath, arrayConfig: 'CONTAINS' };
  return { fieldPath, order: kind === 'asc' ? 'ASCENDING' : 'DESCENDING' };
}
