import { getPost } from './api.js';
import { createElement } from './dom.js';
import { buildCover, buildTags, buildTime, postUrl } from './post-parts.js';
import { loadRelatedPosts } from './related.js';

/** Keeps code blocks and tables reachable by keyboard while, and only while, they scroll sideways. */
const scrollerObserver = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

/**
 * Loads one published post.
 *
 * @param {string} slug Its slug, or one that it had; the page's `url` has the current one.
 * @param {AbortSignal} signal Ends loading early.
 * @returns {Promise<import('./posts.js').Page>} The post, and what leads on from it.
 * @throws {import('./api.js').ApiError} With status 404 when there is no such post.
 */
export async function loadPostPage(slug, signal) {
  const post = await getPost(slug, { signal });
  const onward = await loadRelatedPosts(post.slug);
  const article = createElement(
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
  );
  const footer = createElement(
    'div',
    { class: 'post-footer' },
    createElement('p', {}, createElement('a', { class: 'button button-quiet', href: '/' }, 'All posts')),
  );
  const content = createElement('div', {}, article, onward, footer);
  return { content, title: post.title, summary: 'Post loaded', url: postUrl(post.slug) };
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
