import { drawCoverArt } from './cover-art.js';
import { createElement } from './dom.js';

const dateFormat = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });

/**
 * Gives the address of a post on this site.
 *
 * @param {string} slug The post's slug.
 * @returns {string} Path and query.
 */
export function postUrl(slug) {
  return `/?${new URLSearchParams({ post: slug })}`;
}

/**
 * Gives the address of the posts with a tag.
 *
 * @param {string} tag The tag.
 * @returns {string} Path and query.
 */
export function tagUrl(tag) {
  return `/?${new URLSearchParams({ tag })}`;
}

/**
 * Says how many posts there are.
 *
 * @param {number} count How many.
 * @param {string} [noun] What they are called; an "s" makes it plural.
 * @returns {string} Such as "1 post" or "3 posts".
 */
export function countPosts(count, noun = 'post') {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Builds a post's row in a list.
 *
 * @param {object} post A summary.
 * @param {{isLead?: boolean, title?: Node[], excerpt?: Node[]}} [options] `isLead` makes it the large one at the
 *   top; `title` and `excerpt` stand in for the post's own.
 * @returns {HTMLElement} A list item.
 */
export function buildRow(post, { isLead = false, title = [post.title], excerpt = [post.excerpt] } = {}) {
  const href = postUrl(post.slug);
  return createElement(
    'li',
    {},
    createElement(
      'article',
      { class: isLead ? 'row row-lead' : 'row' },
      // The title is the link; the picture repeats it for the pointer only.
      createElement(
        'a',
        { class: 'row-cover', href, tabindex: -1, 'aria-hidden': 'true' },
        buildCover(post, '', isLead ? 'eager' : 'lazy'),
      ),
      createElement(
        'div',
        { class: 'row-text' },
        createElement('h2', {}, createElement('a', { href }, ...title)),
        createElement('p', { class: 'row-excerpt' }, ...excerpt),
        createElement(
          'p',
          { class: 'meta' },
          buildTime(post.published_at),
          createElement('span', {}, post.author.name),
          createElement('span', {}, `${post.reading_time_minutes} min read`),
        ),
        buildTags(post.tags),
      ),
    ),
  );
}

/**
 * Builds the date of a post.
 *
 * @param {string} publishedAt As the API gives it, ISO 8601.
 * @returns {HTMLElement} A `time` element.
 */
export function buildTime(publishedAt) {
  return createElement('time', { datetime: publishedAt }, dateFormat.format(new Date(publishedAt)));
}

/**
 * Builds the list of a post's tags.
 *
 * @param {string[]} tags Its tags.
 * @returns {HTMLElement | null} Links to the posts with each; null without tags.
 */
export function buildTags(tags) {
  if (tags.length === 0) return null;
  return createElement(
    'ul',
    { class: 'tags', role: 'list', 'aria-label': 'Tags' },
    ...tags.map((tag) =>
      createElement('li', {}, createElement('a', { class: 'tag', href: tagUrl(tag) }, tag)),
    ),
  );
}

/**
 * Builds a post's picture: its cover image, or a drawing when it has none that loads.
 *
 * @param {object} post A summary.
 * @param {string} alt Empty where the picture is decoration.
 * @param {'eager' | 'lazy'} [loading] As for `img`.
 * @returns {Element} An image or an SVG.
 */
export function buildCover(post, alt, loading = 'eager') {
  if (!post.cover_image) return drawCoverArt(post.slug);
  const image = createElement('img', { loading, decoding: 'async', alt });
  image.addEventListener('error', () => image.replaceWith(drawCoverArt(post.slug)), { once: true });
  image.src = post.cover_image.url;
  return image;
}
