/**
 * What a page does better with a script: code is copied by a button, players come with a click, the search answers while one
 * types, forms tell what is wrong at its place. Nothing here is needed.
 */

/** A pause of this length ends a word being typed, in ms. */
const TYPING_PAUSE_MS = 200;

/** How long a button says what it has done, in ms. */
const DONE_MS = 2_000;

/** The cookie comes and goes with a login (account/session.js); whether the session still lasts, the account page asks. */
if (/(?:^|; )csrf_token=/.test(document.cookie)) {
  for (const link of find('[data-signed-in]')) link.textContent = link.dataset.signedIn ?? '';
}

for (const text of find('[data-copy]')) {
  for (const block of text.querySelectorAll('.code')) block.append(buildCopyButton(block, text.dataset));
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-player]') : null;
  const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!(link instanceof HTMLAnchorElement) || !isPlain) return;
  event.preventDefault();
  const player = buildPlayer(link);
  link.replaceWith(player);
  player.focus();
});

for (const form of find('form[data-search]')) searchWhileTyping(/** @type {HTMLFormElement} */ (form));
for (const form of find('form[data-script]')) loadWithFirstTouch(/** @type {HTMLFormElement} */ (form));

/**
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function find(selector) {
  return document.querySelectorAll(selector);
}

function buildCopyButton(block, { copy = '', copied = '', copyLanguage = '' }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  if (copyLanguage) button.lang = copyLanguage;
  button.addEventListener('click', async () => {
    const code = block.querySelector('pre');
    try {
      await navigator.clipboard.writeText(code?.textContent ?? '');
    } catch {
      // Browsers may refuse the clipboard; what is selected is copied by a key.
      if (code) getSelection()?.selectAllChildren(code);
      return;
    }
    button.textContent = copied;
    announce(copied);
    setTimeout(() => (button.textContent = copy), DONE_MS);
  });
  return button;
}

/** The player of a link, which begins at once: the click was for that. It gets no more of the page than its place. */
function buildPlayer(link) {
  const frame = document.createElement('iframe');
  const address = new URL(link.dataset.player);
  address.searchParams.set('autoplay', '1');
  frame.className = 'player';
  frame.title = link.querySelector('.player-title').textContent;
  frame.allow = 'autoplay; fullscreen';
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-presentation');
  frame.src = address.href;
  return frame;
}

/**
 * A form's own script comes when somebody begins to fill it in, or at once where this tab has a draft of it. What is sent before
 * it is there waits for it; without it the form is sent as it is.
 *
 * @param {HTMLFormElement} form
 */
function loadWithFirstTouch(form) {
  const { script = '', draft = '' } = form.dataset;
  let isHeld = false;
  const hold = (event) => {
    event.preventDefault();
    isHeld = true;
  };
  const load = async () => {
    form.removeEventListener('focusin', load);
    form.noValidate = true; // The script tells what is wrong.
    form.addEventListener('submit', hold);
    try {
      await import(script);
    } catch {
      form.noValidate = false;
    }
    form.removeEventListener('submit', hold);
    if (isHeld) form.requestSubmit();
  };
  form.addEventListener('focusin', load);
  if (hasStored(draft)) load();
}

function hasStored(key) {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false; // Storage may be switched off.
  }
}

/**
 * Shows what the search page has while its text is typed. What is typed in one go is one entry of the history.
 *
 * @param {HTMLFormElement} form
 */
function searchWhileTyping(form) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
  const isSearchPage = location.pathname === form.getAttribute('action');
  let hasEntry = isSearchPage;
  let shown = location.pathname + location.search;
  let asked = new AbortController();
  let pause = 0;
  const search = async () => {
    const text = field.value.trim();
    asked.abort();
    if (text === '') return;
    asked = new AbortController();
    const address = `${form.action}?${new URLSearchParams({ q: text })}`;
    const page = await loadPage(address, asked.signal);
    if (!page) return;
    history[hasEntry ? 'replaceState' : 'pushState'](null, '', address);
    hasEntry = true;
    shown = location.pathname + location.search;
    document.title = page.title;
    document.querySelector('main')?.replaceChildren(...(page.querySelector('main')?.childNodes ?? []));
    announce(page.title);
  };
  const searchSoon = (event) => {
    clearTimeout(pause);
    // Letters being composed by an input method are no text yet; compositionend comes when they are.
    if (!event.isComposing) pause = window.setTimeout(search, TYPING_PAUSE_MS);
  };
  field.addEventListener('input', searchSoon);
  field.addEventListener('compositionend', searchSoon);
  window.addEventListener('popstate', () => {
    // A link to a part of the page makes an entry too.
    if (location.pathname + location.search !== shown) location.reload();
  });
}

/** A page of the site; null when it does not come, or not any more: Enter still leads to it. */
async function loadPage(address, signal) {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return null;
  }
}

function announce(text) {
  const announcer = document.querySelector('#announcer');
  if (announcer) announcer.textContent = text;
}
