import { postJson } from '../api.js';
import { getElement } from '../dom.js';
import { startForm } from '../form.js';
import { showSection } from './sections.js';

/** @type {HTMLFormElement} */
const form = getElement('#forgot-form');

startForm(form, {
  send: async () => {
    await postJson(form.getAttribute('action') ?? '', Object.fromEntries(new FormData(form)));
    form.reset();
    showSection('done');
  },
});
