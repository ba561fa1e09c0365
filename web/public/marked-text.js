import { createElement } from './dom.js';

/**
 * Makes nodes of what the API says about a search's matches: escaped text with `<mark>` around what matched.
 *
 * The HTML is parsed where nothing runs or loads, and only its text and its marks are taken over: were anything else
 * in it, its text is all that a page would get.
 *
 * @param {string} html Such as `A <mark>promise</mark> &amp; its price`.
 * @returns {(Text | HTMLElement)[]} Text nodes and `mark` elements.
 */
export function buildMarkedText(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? createElement('mark', {}, node.textContent)
      : document.createTextNode(node.textContent ?? ''),
  );
}
