import {
  classesOf,
  element,
  elementsIn,
  findElement,
  isElement,
  mapTree,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from '../../html/html-tree.js';

type Rewrite = (card: HtmlElement) => readonly HtmlNode[];

/** Cards whose HTML has the controls of players, icons and the like, by the class that Ghost gives them. */
const CARDS: Readonly<Record<string, Rewrite>> = {
  'kg-bookmark-card': bookmarkOf,
  'kg-audio-card': audioOf,
  'kg-video-card': videoOf,
  'kg-file-card': fileOf,
  'kg-toggle-card': toggleOf,
  'kg-callout-card': calloutOf,
  'kg-product-card': productOf,
  'kg-header-card': headerOf,
  'kg-signup-card': signupOf,
};

/** A tree of Ghost's HTML in which cards are what they show, in plain HTML. */
export function plainCards(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return mapTree(nodes, (found) => {
    const name = classesOf(found).find((candidate) => Object.hasOwn(CARDS, candidate));
    const rewrite = name === undefined ? undefined : CARDS[name];
    return rewrite ? rewrite(found) : found;
  });
}

/** The first element within that has a class. */
function partOf({ children }: HtmlElement, name: string): HtmlElement | undefined {
  return findElement(children, (found) => classesOf(found).includes(name));
}

function inner(card: HtmlElement, ...names: readonly string[]): readonly HtmlNode[] {
  return names.map((name) => partOf(card, name)).find((part) => part !== undefined)?.children ?? [];
}

function paragraph(children: readonly HtmlNode[]): HtmlNode[] {
  return textOf(children).trim() === '' ? [] : [element('p', {}, children)];
}

function linkTo(href: string | undefined, children: readonly HtmlNode[]): readonly HtmlNode[] {
  return href === undefined || textOf(children).trim() === '' ? children : [element('a', { href }, children)];
}

/** With its caption, when it has one. */
function figure(card: HtmlElement, children: readonly HtmlNode[]): readonly HtmlNode[] {
  return [
    element('figure', {}, [...children, ...card.children.filter((child) => isElement(child, 'figcaption'))]),
  ];
}

function bookmarkOf(card: HtmlElement): readonly HtmlNode[] {
  const href = partOf(card, 'kg-bookmark-container')?.attributes['href'];
  const title = inner(card, 'kg-bookmark-title');
  const shown: readonly HtmlNode[] = textOf(title).trim() === '' ? [{ text: href ?? '' }] : title;
  const names = ['kg-bookmark-author', 'kg-bookmark-publisher'].map((name) =>
    textOf(inner(card, name)).trim(),
  );
  const from = names.filter((name) => name !== '').join(' · ');
  const lines = [
    ...paragraph(linkTo(href, [element('strong', {}, shown)])),
    ...paragraph(inner(card, 'kg-bookmark-description')),
    ...paragraph([{ text: from }]),
  ];
  return figure(card, [element('blockquote', {}, lines)]);
}

function audioOf(card: HtmlElement): readonly HtmlNode[] {
  const src = sourceIn(card, 'audio');
  const title = textOf(inner(card, 'kg-audio-title')).trim();
  return src === undefined ? paragraph([{ text: title }]) : paragraph(linkTo(src, [{ text: title || src }]));
}

function videoOf(card: HtmlElement): readonly HtmlNode[] {
  const src = sourceIn(card, 'video');
  return figure(card, src === undefined ? [] : [element('video', { src })]);
}

function sourceIn(card: HtmlElement, tag: string): string | undefined {
  for (const found of elementsIn(card.children)) {
    if ((found.tag === tag || found.tag === 'source') && found.attributes['src'])
      return found.attributes['src'];
  }
  return undefined;
}

function fileOf(card: HtmlElement): readonly HtmlNode[] {
  const href = findElement(card.children, ({ tag }) => tag === 'a')?.attributes['href'];
  const name = textOf(inner(card, 'kg-file-card-filename')).trim();
  const size = textOf(inner(card, 'kg-file-card-filesize')).trim();
  const title = textOf(inner(card, 'kg-file-card-title')).trim() || name || (href ?? '');
  const details = [title === name ? '' : name, size].filter((part) => part !== '').join(', ');
  return [
    ...paragraph(linkTo(href, [{ text: title }])),
    ...paragraph(inner(card, 'kg-file-card-caption')),
    ...paragraph([{ text: details }]),
  ];
}

function toggleOf(card: HtmlElement): readonly HtmlNode[] {
  const heading = inner(card, 'kg-toggle-heading-text', 'kg-toggle-heading');
  return [element('details', {}, [element('summary', {}, heading), ...inner(card, 'kg-toggle-content')])];
}

function calloutOf(card: HtmlElement): readonly HtmlNode[] {
  const emoji = textOf(inner(card, 'kg-callout-emoji')).trim();
  const text = inner(card, 'kg-callout-text');
  return [element('blockquote', {}, [...(emoji === '' ? [] : [{ text: `${emoji} ` }]), ...text])];
}

function productOf(card: HtmlElement): readonly HtmlNode[] {
  const image = partOf(card, 'kg-product-card-image');
  const stars = Array.from(elementsIn(card.children)).filter((found) =>
    classesOf(found).includes('kg-product-card-rating-star'),
  );
  const rating = stars.map((star) => (classesOf(star).includes('kg-product-card-rating-active') ? '★' : '☆'));
  const button = partOf(card, 'kg-product-card-button');
  return [
    ...(image ? [element('p', {}, [image])] : []),
    element('h4', {}, inner(card, 'kg-product-card-title')),
    ...paragraph([{ text: rating.join('') }]),
    ...inner(card, 'kg-product-card-description'),
    ...(button ? [element('p', {}, [button])] : []),
  ];
}

/** Its picture may be in the background. */
function headerOf(card: HtmlElement): readonly HtmlNode[] {
  const src = card.attributes['data-background'] ?? card.attributes['data-kg-background-image'] ?? '';
  const isShown = findElement(card.children, ({ tag }) => tag === 'img') !== undefined;
  const image =
    !/^https?:/.test(src) || isShown ? [] : [element('p', {}, [element('img', { src, alt: '' })])];
  return [...image, ...card.children];
}

/** Without its form, of which there is a problem (html/loss-report.ts). */
function signupOf(card: HtmlElement): readonly HtmlNode[] {
  return mapTree(card.children, (found) => (found.tag === 'form' ? disclaimerOf(found) : found));
}

function disclaimerOf(form: HtmlElement): readonly HtmlNode[] {
  return paragraph(inner(form, 'kg-signup-card-disclaimer'));
}
