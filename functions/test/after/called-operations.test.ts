import { expect, test } from '@jest/globals';
import { apiDocument, operationsOf } from '../support/http/api-document.js';
import { readCalls } from '../support/http/called-operations.js';

/** A run of some tests only calls some operations only. */
const ofWholeRun = process.env['FIREFOLIO_WHOLE_RUN'] === 'true' ? test : test.skip;

ofWholeRun(
  'every operation of the API was called with success, and its answer held against the document',
  async () => {
    const succeeded = new Set(readCalls().flatMap(({ name, status }) => (status < 300 ? [name] : [])));
    const operations = operationsOf(await apiDocument());
    expect(operations.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
  },
);
