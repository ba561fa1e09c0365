import { getElement } from './dom.js';

/** A pause of this length ends a word being typed. */
const TYPING_PAUSE_MS = 200;

/**
 * Makes the page's search box ask while its visitor types, and at once at Enter.
 *
 * @param {(text: string, options: {isFinal: boolean}) => void} onSearch Called with the text, trimmed; `isFinal` after
 *   Enter or the button, not while typing.
 * @param {string} text What the address searches already.
 * @returns {{show: (text: string) => void}} `show` puts into the box what another view searches, for which nothing is
 *   called any more.
 */
export function startSearchBox(onSearch, text) {
  const form = getElement('#search');
  /** @type {HTMLInputElement} */
  const field = getElement('#search-field', form);
  let pause;
  const search = (options) => {
    clearTimeout(pause);
    onSearch(field.value.trim(), options);
  };
  const searchSoon = (event) => {
    clearTimeout(pause);
    // Letters being composed by an input method are no text yet; compositionend comes when they are.
    if (!event.isComposing) pause = setTimeout(search, TYPING_PAUSE_MS, { isFinal: false });
  };
  field.addEventListener('input', searchSoon);
  field.addEventListener('compositionend', searchSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search({ isFinal: true });
  });
  // What was typed before this script was there stays.
  field.value ||= text;
  return {
    show(shown) {
      clearTimeout(pause);
      field.value = shown;
    },
  };
}
