import { startContactForm } from './contact.js';
import { announce, getElement } from './dom.js';
import { loadPostPage } from './post-page.js';
import { loadListPage } from './posts.js';
import { startSearchBox } from './search-box.js';
import { loadSearchPage, readSearch, searchUrl } from './search.js';
import { buildErrorPage, buildNotFoundPage } from './states.js';

const SITE_TITLE = document.title;
const SITE_NAME = 'Firefolio';
const KEPT_PAGES = 20;

const view = getElement('#view');
const homeLink = getElement('[data-nav="posts"]');

/** Pages as they were left, by query string, so that "back" brings them at once, paged lists included. */
const keptPages = new Map();
let shownSearch = null;
let isTyping = false;
let loading = new AbortController();

startContactForm();
const searchBox = startSearchBox(followSearch, searchedText());
window.addEventListener('popstate', followHistory);
document.addEventListener('click', followLink);
await showLocation({ isFirst: true });

/**
 * Shows what the address bar says: `?post=<slug>`, `?q=<search>`, `?tag=<tag>`, or all posts. Leaves the focus where it
 * is for the first view, and `whileTyping`.
 */
async function showLocation({ isFirst = false, whileTyping = false } = {}) {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  const { pathname, search } = location;
  shownSearch = search;
  view.setAttribute('aria-busy', 'true');
  if (!whileTyping) announce('Loading…');
  const page = await loadPage(new URLSearchParams(search), pathname + search, signal);
  if (signal.aborted || !page) return;

  const { hash } = location;
  if (page.url !== pathname + search) history.replaceState(null, '', page.url + hash);
  shownSearch = location.search;
  display(page);
  announce(page.summary);
  const target = hash && document.getElementById(hash.slice(1));
  if (target) target.scrollIntoView({ behavior: 'instant' });
  if (isFirst) return;
  if (!target) window.scrollTo({ top: 0, behavior: 'instant' });
  if (!whileTyping) view.querySelector('h1')?.focus({ preventScroll: true });
}

async function loadPage(query, url, signal) {
  const slug = query.get('post');
  const text = readSearch(query);
  try {
    if (slug) return await loadPostPage(slug, signal);
    if (text) return await loadSearchPage(text, signal);
    return await loadListPage(query.get('tag') || null, signal);
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
  leaveSearchBox();
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
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const all = view.querySelectorAll('h2 a, h3 a, .neighbour');
  const link = [...all].find((candidate) => candidate.search === leftSearch);
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
  leaveSearchBox();
  void showLocation();
}

/** What is typed in one go is one entry of the history; Enter ends it and shows the results to the keyboard. */
function followSearch(text, { isFinal }) {
  if (!text && !searchedText()) return;
  const url = searchUrl(text);
  const isNew = url !== location.pathname + location.search;
  if (isNew && isTyping) {
    if (searchedText()) keptPages.delete(location.search);
    history.replaceState(null, '', url);
  } else if (isNew) {
    history.pushState(null, '', url);
  }
  isTyping = !isFinal;
  if (isNew || isFinal) void showLocation({ whileTyping: isTyping });
}

/** The view is chosen otherwise: the box shows what that one searches, if anything. */
function leaveSearchBox() {
  isTyping = false;
  searchBox.show(searchedText());
}

function searchedText() {
  return readSearch(new URLSearchParams(location.search));
}
