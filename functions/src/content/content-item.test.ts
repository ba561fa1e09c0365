import { describe, expect, test } from '@jest/globals';
import {
  changedForVisitors,
  lastModified,
  namedAtOfNext,
  namingTime,
  type ContentItem,
} from './content-item.js';

type Times = Pick<ContentItem, 'status' | 'updatedAt' | 'publishedAt' | 'namedAt'>;

/** A time of one minute, in seconds. */
const at = (seconds: number) => new Date(Date.UTC(2026, 4, 1, 12, 0) + seconds * 1_000);

const published = (seconds: number): Times => ({
  status: 'published',
  updatedAt: at(seconds),
  publishedAt: at(seconds),
  namedAt: null,
});

const renamed = (item: Times, seconds: number): Times => ({
  ...item,
  namedAt: namingTime(item, at(seconds)),
});

const changed = (item: Times, seconds: number): Times => ({
  ...item,
  updatedAt: at(seconds),
  namedAt: namedAtOfNext(item, at(seconds)),
});

/** The second of the minute that visitors get as Last-Modified. */
const secondOf = (item: Times) => lastModified(item, changedForVisitors(item)).getUTCSeconds();

describe('Last-Modified', () => {
  test('is another one for each name and each version after a name, all in one second', () => {
    const items = [published(10.2)];
    const add = (next: (item: Times, seconds: number) => Times, seconds: number) =>
      items.push(next(items.at(-1) ?? published(0), seconds));
    add(renamed, 10.5);
    add(renamed, 10.7);
    add(changed, 10.9);
    add(changed, 11.5);
    expect(items.map(secondOf)).toEqual([10, 11, 12, 13, 14]);
  });

  test('is the time of the version again as soon as that is later', () => {
    const item = changed(renamed(published(10.2), 10.5), 12);
    expect([item.namedAt, secondOf(item)]).toEqual([null, 12]);
  });

  test('is the time of the rename where no answer had it', () => {
    expect(renamed(published(10.2), 30.5).namedAt).toEqual(at(30.5));
  });

  test('of a version without a rename before is its time', () => {
    expect(changed(published(10.2), 10.9)).toEqual({ ...published(10.2), updatedAt: at(10.9) });
  });

  test('of a post whose time has not come is not ahead of that', () => {
    const scheduled = { ...published(10), publishedAt: at(40) };
    expect(renamed(scheduled, 20).namedAt).toEqual(at(20));
  });
});
