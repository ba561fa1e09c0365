/**
 * What the server has rendered and sanitised, fit for the dashboard's policy: players of other hosts are named in place of being
 * loaded, links open beside the dashboard, and pictures that the policy does not let in say so.
 */
export function safeFragment(html: string): DocumentFragment {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const frame of body.querySelectorAll('iframe')) {
    frame.replaceWith(note(`A player is here: ${hostOf(frame.src)}`));
  }
  for (const media of body.querySelectorAll<HTMLElement>('video, audio')) {
    media.replaceWith(note('A film or a recording is here.'));
  }
  for (const picture of body.querySelectorAll('img')) {
    if (/^http:/i.test(picture.getAttribute('src') ?? ''))
      picture.replaceWith(note(`A picture is here that has no secure address: ${picture.alt}`));
  }
  for (const link of body.querySelectorAll('a[href]')) {
    if (link.getAttribute('href')?.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

function note(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  const words = document.createElement('em');
  words.textContent = text;
  paragraph.append(words);
  return paragraph;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
