import { getRelatedPosts } from './api.js';
import { createElement, settledSoon } from './dom.js';
import { buildCover, buildTime, postUrl } from './post-parts.js';

/**
 * Loads what leads on from a post: the previous one, the next one, and those with tags in common.
 *
 * @param {string} slug The post's current slug.
 * @returns {Promise<HTMLElement>} Goes below the post. When it takes long, it is empty, and filled when the answer is
 *   there; it stays so when there are none or they can't be had.
 */
export async function loadRelatedPosts(slug) {
  const place = createElement('div', { class: 'post-onward' });
  const filled = getRelatedPosts(slug).then(
    (answer) =>
      place.append(...[buildNeighbours(answer), buildRelated(answer)].filter((part) => part !== null)),
    (error) => console.warn(error),
  );
  await settledSoon(filled);
  return place;
}

function buildNeighbours({ previous, next }) {
  if (!previous && !next) return null;
  return createElement(
    'nav',
    { class: 'neighbours', 'aria-label': 'Previous and next post' },
    previous && buildNeighbour(previous, 'Previous post', 'prev'),
    next && buildNeighbour(next, 'Next post', 'next'),
  );
}

function buildNeighbour({ slug, title }, direction, rel) {
  return createElement(
    'a',
    { class: `neighbour neighbour-${rel}`, href: postUrl(slug), rel },
    createElement('span', { class: 'neighbour-direction' }, direction),
    ' ',
    createElement('span', { class: 'neighbour-title' }, title),
  );
}

function buildRelated({ related }) {
  if (related.length === 0) return null;
  return createElement(
    'section',
    { class: 'related', 'aria-labelledby': 'related-title' },
    createElement('h2', { id: 'related-title' }, 'Related posts'),
    createElement('ul', { class: 'related-list', role: 'list' }, ...related.map(buildCard)),
  );
}

function buildCard(post) {
  const href = postUrl(post.slug);
  return createElement(
    'li',
    { class: 'card' },
    // The title is the link; the picture repeats it for the pointer only.
    createElement(
      'a',
      { class: 'row-cover', href, tabindex: -1, 'aria-hidden': 'true' },
      buildCover(post, '', 'lazy'),
    ),
    createElement('h3', {}, createElement('a', { href }, post.title)),
    createElement('p', { class: 'meta' }, buildTime(post.published_at)),
  );
}
