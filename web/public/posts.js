import { listPosts } from './api.js';
import { announce, createElement, getElement } from './dom.js';
import { buildRow, countPosts, tagUrl } from './post-parts.js';
import { buildEmptyState, explainFailure } from './states.js';
import { loadTagFilter } from './tags.js';

/**
 * What a view shows: `content` goes into the page, `title` before the site's name into the document's title
 * (null for the site's own), `summary` is said to screen readers, `url` is where the view lives (path and
 * query), `isFailure` keeps it from being shown again without another try.
 *
 * @typedef {{content: HTMLElement, title: string | null, summary: string, url: string, isFailure?: true}} Page
 */

/**
 * Loads the newest published posts, all or with one tag.
 *
 * @param {string | null} tag Only posts with this tag; null for all.
 * @param {AbortSignal} signal Ends loading early.
 * @returns {Promise<Page>} The list, its tag filter and its button for older posts.
 * @throws {import('./api.js').ApiError} When the API does not answer with posts.
 */
export async function loadListPage(tag, signal) {
  const url = tag ? tagUrl(tag) : '/';
  const firstPage = await listPosts({ tag, signal });
  const content = createElement('div', { class: 'list-view' }, tag ? buildTagHeader(tag) : buildIntro());
  const title = tag ? `Posts tagged ${tag}` : null;
  if (firstPage.posts.length === 0) {
    content.append(buildEmptyState(tag));
    return { content, title, summary: 'No posts', url };
  }

  const list = createElement('ol', { class: 'post-list', role: 'list', 'aria-label': 'Posts' });
  const pager = createElement('div', { class: 'pager' });
  content.append(await loadTagFilter({ url }), list, pager);

  const append = ({ posts, next_cursor: nextCursor }) => {
    const rows = posts.map((post, index) =>
      buildRow(post, { isLead: !tag && list.childElementCount + index === 0 }),
    );
    list.append(...rows);
    pager.replaceChildren(...buildPager(list.childElementCount, nextCursor, loadMore));
    return rows;
  };
  const loadMore = async (cursor) => {
    const page = await listPosts({ tag, cursor });
    const [firstNew] = append(page);
    const added = countPosts(page.posts.length, 'more post');
    announce(`${added} added, ${list.childElementCount} shown.${page.next_cursor ? '' : ' That is all.'}`);
    (firstNew?.querySelector('h2 a') ?? getElement('.pager-count', pager)).focus();
  };
  append(firstPage);
  return { content, title, summary: `${countPosts(firstPage.posts.length)} shown`, url };
}

function buildIntro() {
  /** @type {HTMLTemplateElement} */
  const template = getElement('#intro-template');
  return document.importNode(template.content, true).firstElementChild;
}

function buildTagHeader(tag) {
  return createElement(
    'header',
    { class: 'list-header' },
    createElement('p', { class: 'eyebrow' }, 'Posts tagged'),
    createElement('h1', { tabindex: -1 }, tag),
  );
}

function buildPager(shownCount, nextCursor, loadMore) {
  const count = createElement('p', { class: 'pager-count', tabindex: -1 });
  if (!nextCursor) {
    count.textContent = `${countPosts(shownCount)}, back to the first one.`;
    return [count];
  }
  count.textContent = `${countPosts(shownCount)} shown`;
  const button = createElement('button', { class: 'button', type: 'button' }, 'Older posts');
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    announce('Loading older posts…');
    try {
      await loadMore(nextCursor);
    } catch (error) {
      announce('');
      button.removeAttribute('aria-disabled');
      // A cursor that the API no longer takes stays refused: only a new first page helps.
      const isStale = error.status === 400;
      if (isStale)
        button.replaceWith(createElement('a', { class: 'button', href: location.href }, 'Reload the list'));
      else button.textContent = 'Try again';
      count.setAttribute('role', 'alert');
      count.textContent = isStale ? 'The list has changed in the meantime.' : explainFailure(error);
    }
  });
  return [button, count];
}
