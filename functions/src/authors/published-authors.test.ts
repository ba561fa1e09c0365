import { expect, test } from '@jest/globals';
import { authorsOf } from './published-authors.js';

const [ada, bob, eve] = ['Ada', 'Bob', 'Eve'].map((name) => ({ id: name.toLowerCase(), name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];

const by = (...authors: { id: string; name: string }[]) => ({ authors });

test('authors are those whom something names, also a page alone, who has written most first', () => {
  const authors = authorsOf({ posts: [by(bob), by(bob, ada)], projects: [by(ada)], pages: [by(eve)] });
  expect(authors).toEqual([
    { ...ada, postCount: 1, projectCount: 1 },
    { ...bob, postCount: 2, projectCount: 0 },
    { ...eve, postCount: 0, projectCount: 0 },
  ]);
});

test('an author is named as by the newest post, while a job carries a new name along', () => {
  const posts = [by({ ...ada, name: 'Ada Lovelace' }), by(ada)];
  const [author] = authorsOf({ posts, projects: [by(ada)], pages: [] });
  expect(author?.name).toBe('Ada Lovelace');
});

test('there is nobody where nothing is published', () => {
  expect(authorsOf({ posts: [], projects: [], pages: [] })).toEqual([]);
});
