/**
 * What the site's settings say of every page: its name, where its navigation leads, its favicon. The other pages have it from the server;
 * these are files, which are asked for by addresses with secrets in them that no log shall have.
 */
import { request } from '../api.js';
import { createElement } from '../dom.js';

try {
  showSettings(await request('/api/settings'));
} catch (error) {
  console.warn(error); // The page works without.
}

function showSettings({ name, language, navigation, favicon, logo }) {
  document.title = `${document.title} · ${name}`;
  for (const place of document.querySelectorAll('[data-site-name]')) place.textContent = name;
  document
    .querySelector('[data-navigation]')
    ?.replaceChildren(
      ...navigation.map(({ label, address }) =>
        createElement('li', {}, createElement('a', { href: address }, label)),
      ),
    );
  // The rest of these pages is in English.
  for (const place of document.querySelectorAll('[data-site-name], [data-navigation]'))
    place.setAttribute('lang', language);
  const icon = document.querySelector('link[rel="icon"]');
  if (favicon && icon) {
    icon.removeAttribute('type');
    icon.setAttribute('href', favicon);
  }
  if (logo) {
    const { url, alt } = logo;
    const picture = createElement('img', { class: 'brand-mark', src: url, alt, width: 28, height: 28 });
    document.querySelector('.brand-mark')?.replaceWith(picture);
  }
}
