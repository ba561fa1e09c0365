import { jest } from '@jest/globals';
import { Firestore, Query } from 'firebase-admin/firestore';
import type { FirestoreProvider } from '../../src/platform/index.js';

/** What is asked of a database that is not there, and finds nothing: its queries, and those whose documents are counted. */
export function askedQueries() {
  const db = new Firestore({ projectId: 'demo-nowhere' });
  const asked: Query[] = [];
  const counted: Query[] = [];
  jest.spyOn(Query.prototype, 'get').mockImplementation(function (this: Query) {
    asked.push(this);
    return Promise.resolve({ docs: [] }) as unknown as ReturnType<Query['get']>;
  });
  jest.spyOn(Query.prototype, 'count').mockImplementation(function (this: Query) {
    counted.push(this);
    const get = () => Promise.resolve({ data: () => ({ count: 0 }) });
    return { get } as unknown as ReturnType<Query['count']>;
  });
  const firestore: FirestoreProvider = () => Promise.resolve(db);
  return { firestore, asked, counted };
}
