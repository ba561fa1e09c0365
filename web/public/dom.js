/**
 * Makes an element. Text children become text nodes, so nothing passed here is parsed as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} tagName HTML tag name.
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] `true` sets an empty
 *   attribute; `false`, `null` and `undefined` leave it out.
 * @param {...(Node | string | null | undefined)} children Appended in order; `null` and `undefined` are skipped.
 * @returns {HTMLElementTagNameMap[Name]} The element, not yet in the document.
 */
export function createElement(tagName, attributes = {}, ...children) {
  const element = document.createElement(tagName);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/**
 * Finds an element of the page that its own HTML promises.
 *
 * @template {Element} [T=HTMLElement]
 * @param {string} selector CSS selector.
 * @param {ParentNode} [root] Where to look; the document by default.
 * @returns {T} The first match.
 * @throws {Error} When nothing matches: the HTML and the script are out of step.
 */
export function getElement(selector, root = document) {
  const element = /** @type {T | null} */ (root.querySelector(selector));
  if (!element) throw new Error(`No element matches ${selector}`);
  return element;
}

/**
 * Says something to screen readers through the page's polite live region, without moving focus.
 *
 * @param {string} text Plain text; an empty string clears the region.
 */
export function announce(text) {
  getElement('#announcer').textContent = text;
}
