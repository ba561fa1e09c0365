import { searchPosts } from './api.js';
import { createElement } from './dom.js';
import { buildMarkedText } from './marked-text.js';
import { buildRow, countPosts } from './post-parts.js';
import { buildNothingFound } from './states.js';
import { loadTagFilter } from './tags.js';

/** What the API takes of a query, in characters (code points). */
const MAX_QUERY_LENGTH = 200;

/**
 * Gives the query that an address asks for.
 *
 * @param {URLSearchParams} query The address's query string, parsed.
 * @returns {string} What to search, trimmed and no longer than the API takes; empty for no search.
 */
export function readSearch(query) {
  const characters = Array.from((query.get('q') ?? '').trim());
  return characters.slice(0, MAX_QUERY_LENGTH).join('').trim();
}

/**
 * Gives the address of a search, which can be linked.
 *
 * @param {string} text What to search.
 * @returns {string} Path and query; of no text the front page's.
 */
export function searchUrl(text) {
  return text ? `/?${new URLSearchParams({ q: text })}` : '/';
}

/**
 * Searches the published posts.
 *
 * @param {string} text What to search, as readSearch gives it.
 * @param {AbortSignal} signal Ends loading early.
 * @returns {Promise<import('./posts.js').Page>} The best posts with what matched, or what to do when there are none.
 * @throws {import('./api.js').ApiError} When the API does not answer.
 */
export async function loadSearchPage(text, signal) {
  const { posts, total } = await searchPosts(text, { signal });
  const page = { title: `Search: ${text}`, url: searchUrl(text) };
  if (total === 0) {
    const content = createElement(
      'div',
      { class: 'search-view' },
      buildNothingFound(text),
      await loadTagFilter({ label: 'Posts by tag' }),
    );
    return { ...page, content, summary: `Nothing found for “${text}”` };
  }
  const count = `${countPosts(total)} found`;
  const content = createElement(
    'div',
    { class: 'search-view' },
    createElement(
      'header',
      { class: 'list-header' },
      createElement('p', { class: 'eyebrow' }, `${count} for`),
      createElement('h1', { tabindex: -1 }, text),
    ),
    createElement(
      'ol',
      { class: 'post-list', role: 'list', 'aria-label': 'Search results' },
      ...posts.map(buildResult),
    ),
    total > posts.length ? buildMoreHint(posts.length, total) : null,
  );
  return { ...page, content, summary: `${count} for “${text}”` };
}

function buildResult(post) {
  const { title_html: title, snippet_html: snippet } = post.highlight;
  return buildRow(post, { title: buildMarkedText(title), excerpt: buildMarkedText(snippet) });
}

function buildMoreHint(shown, total) {
  const text = `These are the best ${shown} of ${total}. Another word narrows the search.`;
  return createElement('div', { class: 'pager' }, createElement('p', { class: 'pager-count' }, text));
}
