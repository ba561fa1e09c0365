import { announce, getElement } from '../dom.js';

/**
 * Shows one section of the page in place of the others, and moves the focus to its heading.
 *
 * @param {string} id The section's; its `h1` can have the focus.
 * @returns {HTMLElement} The section.
 */
export function showSection(id) {
  const shown = getElement(`#${id}`);
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll('main > section');
  for (const section of sections) section.hidden = section !== shown;
  const heading = getElement('h1', shown);
  announce(heading.textContent);
  heading.focus();
  return shown;
}
