/**
 * What visitors ask of the site that is in the database.
 */
import { startMeasured } from './measured-api.mjs';

const PAGE_LENGTH = 10;

/** How many different queries there are. */
const QUERIES = 1_200;

/**
 * What can be asked for.
 * @typedef {object} Visits
 * @property {string} slug of a post in the middle of the list
 * @property {string} firstPage path of the list
 * @property {string} farPage path of a page far down the list
 * @property {number} farPageNumber counted from 1
 * @property {string[]} searches paths, all different
 */

/**
 * Walks through the list and makes of it what the benchmark asks for.
 * @param {object} api how to start the API; see startFunction
 * @param {number} farPageNumber how far to walk; less where the list ends before
 * @returns {Promise<Visits>}
 */
export async function planVisits(api, farPageNumber) {
  const { ask, stop } = await startMeasured(api);
  try {
    const firstPage = `/api/posts?limit=${PAGE_LENGTH}`;
    const posts = [];
    let [farPage, page] = [firstPage, 1];
    for (; ; page += 1) {
      const list = JSON.parse((await ask(farPage)).body);
      posts.push(...list.posts);
      if (page === farPageNumber || list.next_cursor === null) break;
      farPage = `${firstPage}&cursor=${encodeURIComponent(list.next_cursor)}`;
    }
    const { slug } = posts[Math.floor(posts.length / 2)];
    return { slug, firstPage, farPage, farPageNumber: page, searches: searchesFor(posts) };
  } finally {
    await stop();
  }
}

/** One to three words of titles in turns, and of four queries one is cut short and one has a letter wrong. */
function searchesFor(posts) {
  const found = new Set();
  for (let rank = 0; found.size < QUERIES; rank += 1) {
    const { title } = posts[rank % posts.length];
    const first = Math.floor(rank / posts.length);
    const words = title.split(' ').slice(first, first + 1 + (rank % 3));
    if (words.length === 0) words.push(`${title.slice(0, 3)}${rank}`);
    found.add(`/api/search?q=${encodeURIComponent(mistype(words.join(' '), rank))}`);
  }
  return [...found];
}

function mistype(query, rank) {
  if (rank % 4 === 1) return query.slice(0, -1) || query;
  if (rank % 4 === 2) return `${query.slice(0, 2)}x${query.slice(3)}`;
  return query;
}
