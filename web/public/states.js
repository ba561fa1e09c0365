import { drawCoverArt } from './cover-art.js';
import { createElement } from './dom.js';

/**
 * Says that an address of this page leads to no post.
 *
 * @param {string} url Path and query that were asked for.
 * @returns {import('./posts.js').Page} The "not found" state.
 */
export function buildNotFoundPage(url) {
  const content = buildState({
    heading: 'No post lives here',
    text: 'It may have been renamed or taken down, or the address has a letter too many.',
    action: createElement('a', { class: 'button', href: '/' }, 'All posts'),
  });
  return { content, title: 'Not found', summary: 'Not found', url };
}

/**
 * Says that loading failed, with a button to try again.
 *
 * @param {string} url Path and query that were asked for.
 * @param {import('./api.js').ApiError} error Why.
 * @param {() => void} retry Called when the visitor asks for another try.
 * @returns {import('./posts.js').Page} The error state.
 */
export function buildErrorPage(url, error, retry) {
  const button = createElement('button', { class: 'button', type: 'button' }, 'Try again');
  button.addEventListener('click', retry);
  const content = buildState({ heading: 'This did not load', text: explainFailure(error), action: button });
  return { content, title: 'Error', summary: 'This did not load', url, isFailure: true };
}

/**
 * Says that a list is empty.
 *
 * @param {string | null} tag The tag that no post has; null when there are no posts at all.
 * @returns {HTMLElement} Goes below the list's own heading.
 */
export function buildEmptyState(tag) {
  return tag
    ? buildState({
        level: 'h2',
        heading: 'Nothing here yet',
        text: 'No published post has this tag.',
        action: createElement('a', { class: 'button', href: '/' }, 'All posts'),
      })
    : buildState({
        level: 'h2',
        heading: 'The first post is still being written',
        text: 'Come back soon, or say hello below in the meantime.',
        action: createElement('a', { class: 'button', href: '#contact' }, 'Say hello'),
      });
}

/**
 * Says that a search has found nothing.
 *
 * @param {string} text What was searched.
 * @returns {HTMLElement} The "nothing found" state.
 */
export function buildNothingFound(text) {
  return buildState({
    heading: `Nothing found for “${text}”`,
    art: 'nothing found', // the same one while the text is being typed
    text: 'Try fewer words, or only the beginning of one. Small typing errors are forgiven.',
    action: createElement('a', { class: 'button', href: '/' }, 'All posts'),
  });
}

/**
 * Puts a failed request into words for a visitor.
 *
 * @param {import('./api.js').ApiError} error Why it failed.
 * @returns {string} One or two sentences: what happened and what to do.
 */
export function explainFailure({ status, retryAfterSeconds }) {
  if (status === 429) {
    const wait = retryAfterSeconds ? `in ${retryAfterSeconds} s` : 'in a moment';
    return `That was a lot of requests at once. Try again ${wait}.`;
  }
  if (status === 0) return 'The server could not be reached. Check your connection, then try again.';
  return 'The server had a problem. It is not your doing; try again in a moment.';
}

function buildState({ level = 'h1', heading, art = heading, text, action }) {
  const picture = drawCoverArt(art);
  picture.classList.add('state-art');
  return createElement(
    'div',
    { class: 'state' },
    picture,
    createElement(/** @type {'h1'} */ (level), { tabindex: -1 }, heading),
    createElement('p', {}, text),
    createElement('p', { class: 'state-actions' }, action),
  );
}
