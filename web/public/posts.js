import { getPost, listPosts } from './api.js';
import { drawCoverArt } from './cover-art.js';
import { announce, createElement, getElement } from './dom.js';
import { buildEmptyState, explainFailure } from './states.js';

const dateFormat = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });

/** Tags of every post seen since the page was opened: there is no list of tags to ask for. */
const knownTags = new Set();

/** Keeps code blocks and tables reachable by keyboard while, and only while, they scroll sideways. */
const scrollerObserver = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

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
  const firstPage = await listPosts({ tag, signal });
  const content = createElement('div', { class: 'list-view' }, tag ? buildTagHeader(tag) : buildIntro());
  const title = tag ? `Posts tagged ${tag}` : null;
  const url = tag ? tagUrl(tag) : '/';
  if (firstPage.posts.length === 0) {
    content.append(buildEmptyState(tag));
    return { content, title, summary: 'No posts', url };
  }

  const filter = createElement('nav', { class: 'tag-filter', 'aria-label': 'Filter by tag' });
  const list = createElement('ol', { class: 'post-list', role: 'list', 'aria-label': 'Posts' });
  const pager = createElement('div', { class: 'pager' });
  content.append(filter, list, pager);

  const append = ({ posts, next_cursor: nextCursor }) => {
    rememberTags(posts);
    filter.replaceChildren(buildTagFilter(tag));
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

/**
 * Loads one published post.
 *
 * @param {string} slug Its slug, or one that it had; the page's `url` has the current one.
 * @param {AbortSignal} signal Ends loading early.
 * @returns {Promise<Page>} The post.
 * @throws {import('./api.js').ApiError} With status 404 when there is no such post.
 */
export async function loadPostPage(slug, signal) {
  const post = await getPost(slug, { signal });
  rememberTags([post]);
  const content = createElement(
    'article',
    { class: 'post', 'aria-labelledby': 'post-title' },
    createElement(
      'header',
      { class: 'post-header' },
      createElement('p', { class: 'post-back' }, createElement('a', { href: '/' }, 'All posts')),
      createElement('h1', { id: 'post-title', tabindex: -1 }, post.title),
      createElement(
        'p',
        { class: 'meta' },
        createElement('span', {}, `By ${post.author.name}`),
        buildTime(post.published_at),
        createElement('span', {}, `${post.reading_time_minutes} min read`),
      ),
      buildTags(post.tags),
    ),
    post.cover_image
      ? createElement('div', { class: 'post-cover' }, buildCover(post, post.cover_image.alt))
      : null,
    buildProse(post.content_html),
    createElement(
      'footer',
      { class: 'post-footer' },
      createElement('p', {}, createElement('a', { class: 'button button-quiet', href: '/' }, 'All posts')),
    ),
  );
  return { content, title: post.title, summary: 'Post loaded', url: postUrl(post.slug) };
}

function postUrl(slug) {
  return `/?${new URLSearchParams({ post: slug })}`;
}

function tagUrl(tag) {
  return `/?${new URLSearchParams({ tag })}`;
}

function rememberTags(posts) {
  for (const post of posts) for (const tag of post.tags) knownTags.add(tag);
}

function countPosts(count, noun = 'post') {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function buildIntro() {
  return document.importNode(getElement('#intro-template').content, true).firstElementChild;
}

function buildTagHeader(tag) {
  return createElement(
    'header',
    { class: 'list-header' },
    createElement('p', { class: 'eyebrow' }, 'Posts tagged'),
    createElement('h1', { tabindex: -1 }, tag),
  );
}

function buildTagFilter(activeTag) {
  const tags = [...knownTags].sort((a, b) => a.localeCompare(b, 'en'));
  const link = (href, text, isActive) =>
    createElement(
      'li',
      {},
      createElement('a', { class: 'tag', href, 'aria-current': isActive && 'true' }, text),
    );
  return createElement(
    'ul',
    { class: 'tags', role: 'list' },
    link('/', 'All posts', !activeTag),
    ...tags.map((tag) => link(tagUrl(tag), tag, tag === activeTag)),
  );
}

function buildRow(post, { isLead }) {
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
        createElement('h2', {}, createElement('a', { href }, post.title)),
        createElement('p', { class: 'row-excerpt' }, post.excerpt),
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

function buildTime(publishedAt) {
  return createElement('time', { datetime: publishedAt }, dateFormat.format(new Date(publishedAt)));
}

function buildTags(tags) {
  if (tags.length === 0) return null;
  return createElement(
    'ul',
    { class: 'tags', role: 'list', 'aria-label': 'Tags' },
    ...tags.map((tag) =>
      createElement('li', {}, createElement('a', { class: 'tag', href: tagUrl(tag) }, tag)),
    ),
  );
}

function buildCover(post, alt, loading = 'eager') {
  if (!post.cover_image) return drawCoverArt(post.slug);
  const image = createElement('img', { loading, decoding: 'async', alt });
  image.addEventListener('error', () => image.replaceWith(drawCoverArt(post.slug)), { once: true });
  image.src = post.cover_image.url;
  return image;
}

/** The API sanitises `content_html` when a post is written; here it only gets what reading needs. */
function buildProse(contentHtml) {
  const template = document.createElement('template');
  template.innerHTML = contentHtml;
  for (const image of template.content.querySelectorAll('img')) image.loading = 'lazy';
  for (const block of template.content.querySelectorAll('pre')) {
    const language = /language-([\w+#-]+)/.exec(block.querySelector('code')?.className ?? '')?.[1];
    if (language) block.dataset.language = language;
    makeScroller(block, language ? `Code, ${language}` : 'Code');
  }
  for (const table of template.content.querySelectorAll('table')) {
    const scroller = createElement('div', { class: 'table-scroller' });
    table.replaceWith(scroller);
    scroller.append(table);
    makeScroller(scroller, 'Table');
  }
  return createElement('div', { class: 'prose' }, template.content);
}

function makeScroller(element, label) {
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', label);
  scrollerObserver.observe(element);
}
