import { startContactForm } from './contact.js';
import { announce, getElement } from './dom.js';
import { loadListPage, loadPostPage } from './posts.js';
import { buildErrorPage, buildNotFoundPage } from './states.js';

const SITE_TITLE = document.title;
const SITE_NAME = 'Firefolio';
const KEPT_PAGES = 20;

const view = getElement('#view');
const homeLink = getElement('[data-nav="posts"]');

/** Pages as they were left, by query string, so that "back" brings them at once, paged lists included. */
const keptPages = new Map();
let shownSearch = null;
let loading = new AbortController();

startContactForm();
window.addEventListener('popstate', followHistory);
document.addEventListener('click', followLink);
await showLocation({ isFirst: true });

/** Shows what the address bar says: `?post=<slug>`, `?tag=<tag>`, or all posts. */
async function showLocation({ isFirst = false } = {}) {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  const { pathname, search } = location;
  shownSearch = search;
  view.setAttribute('aria-busy', 'true');
  announce('Loading…');
  const page = await loadPage(new URLSearchParams(search), pathname + search, signal);
  if (signal.aborted) return;

  const { hash } = location;
  if (page.url !== pathname + search) history.replaceState(null, '', page.url + hash);
  shownSearch = location.search;
  display(page);
  announce(page.summary);
  const target = hash && document.getElementById(hash.slice(1));
  if (target) target.scrollIntoView({ behavior: 'instant' });
  if (isFirst) return;
  if (!target) window.scrollTo({ top: 0, behavior: 'instant' });
  view.querySelector('h1')?.focus({ preventScroll: true });
}

async function loadPage(query, url, signal) {
  const slug = query.get('post');
  try {
    return await (slug ? loadPostPage(slug, signal) : loadListPage(query.get('tag') || null, signal));
  } catch (error) {
    if (signal.aborted) return null;
    const isNotFound = [400, 404, 410, 422].includes(error.status);
    if (!isNotFound) console.warn(error);
    return isNotFound ? buildNotFoundPage(url) : buildErrorPage(url, error, () => showLocation());
  }
}

function display(page) {
  view.replaceChildren(page.content);
  view.setAttribute('aria-busy', 'false');
  document.title = page.title ? `${page.title} · ${SITE_NAME}` : SITE_TITLE;
  if (page.url === '/') homeLink.setAttribute('aria-current', 'page');
  else homeLink.removeAttribute('aria-current');
  keptPages.delete(location.search);
  if (!page.isFailure) keptPages.set(location.search, page);
  if (keptPages.size > KEPT_PAGES) keptPages.delete(keptPages.keys().next().value);
}

function followHistory() {
  const leftSearch = shownSearch;
  // Only the fragment changed: the browser has scrolled to it already.
  if (location.search === leftSearch) return;
  const page = keptPages.get(location.search);
  if (!page) {
    void showLocation();
    return;
  }
  loading.abort();
  shownSearch = location.search;
  display(page);
  announce(page.summary);
  // The browser restores the scroll position; focus returns to the link that led away.
  const link = [...view.querySelectorAll('h2 a')].find((candidate) => candidate.search === leftSearch);
  (link ?? view.querySelector('h1'))?.focus({ preventScroll: true });
}

function followLink(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || link.pathname !== '/') return;
  const isSameView = link.search === location.search;
  if (isSameView && link.hash) return;
  event.preventDefault();
  if (isSameView) history.replaceState(null, '', link.href);
  else history.pushState(null, '', link.href);
  void showLocation();
}
