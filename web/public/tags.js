import { listTags } from './api.js';
import { createElement, settledSoon } from './dom.js';
import { tagUrl } from './post-parts.js';

/** Tags shown before the visitor asks for all; the API gives the most used first. */
const SHOWN_TAGS = 12;

/**
 * Loads the links to the posts of each tag, with how many there are.
 *
 * @param {{url?: string, label?: string}} [options] `url` is that of the list they filter, which they lead back from to
 *   all posts; `label` is what the navigation is called.
 * @returns {Promise<HTMLElement>} The navigation. When the tags take long, it is empty, and filled when they are there;
 *   it stays so when there are none or they can't be had.
 */
export async function loadTagFilter({ url, label = 'Filter by tag' } = {}) {
  const nav = createElement('nav', { class: 'tag-filter', 'aria-label': label, hidden: true });
  const filled = listTags().then(
    ({ tags }) => {
      if (tags.length === 0) return;
      nav.append(buildTagList(tags, url));
      nav.hidden = false;
    },
    (error) => console.warn(error),
  );
  await settledSoon(filled);
  return nav;
}

function buildTagList(tags, url) {
  const items = tags.map(({ tag, count }) =>
    buildItem(
      tagUrl(tag),
      url,
      tag,
      ' ',
      createElement('span', { class: 'tag-count' }, ...buildCount(count)),
    ),
  );
  const list = createElement(
    'ul',
    { class: 'tags', role: 'list' },
    url ? buildItem('/', url, 'All posts') : null,
    ...items,
  );
  const rest = items.slice(SHOWN_TAGS).filter((item) => !item.querySelector('[aria-current]'));
  if (rest.length > 0) list.append(buildRestButton(rest, `All ${tags.length} tags`));
  return list;
}

function buildItem(href, url, ...children) {
  const link = createElement(
    'a',
    { class: 'tag', href, 'aria-current': href === url && 'true' },
    ...children,
  );
  return createElement('li', {}, link);
}

/** The number is seen; what it counts is only read out. */
function buildCount(count) {
  const noun = count === 1 ? ' post' : ' posts';
  return [String(count), createElement('span', { class: 'visually-hidden' }, noun)];
}

/** Hides the rest of the tags until its button is pressed. */
function buildRestButton(rest, text) {
  const button = createElement('button', { class: 'tag', type: 'button' }, text);
  const item = createElement('li', {}, button);
  for (const tag of rest) tag.hidden = true;
  button.addEventListener('click', () => {
    for (const tag of rest) tag.hidden = false;
    item.remove();
    rest[0].querySelector('a').focus();
  });
  return item;
}
