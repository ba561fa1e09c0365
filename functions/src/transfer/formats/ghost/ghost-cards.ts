import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { escapeHtml } from '../../../shared/index.js';

/** What a card of Ghost's editor holds, as the editor stores it. */
export type CardPayload = Readonly<Record<string, unknown>>;

/** What is needed of a payload: its texts, HTML in some of them. */
interface Card {
  /** Empty where there is none. */
  readonly text: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly payload: CardPayload;
}

let renderer: InstanceType<typeof MarkdownIt> | undefined;

const CARDS: Readonly<Record<string, (card: Card) => string>> = {
  image: ({ text }) => figure(linked(imageOf(text('src'), text('alt')), text('href')), text('caption')),
  gallery: ({ payload, text }) =>
    figure(
      listOf(payload['images'])
        .map(({ text: ofImage }) => `<figure>${imageOf(ofImage('src'), ofImage('alt'))}</figure>`)
        .join(''),
      text('caption'),
    ),
  markdown: ({ text }) => markdownHtml(text('markdown')),
  html: ({ text }) => text('html'),
  codeblock: ({ text }) => {
    const code = `<pre data-lang="${escapeHtml(text('language'))}">\n${escapeHtml(text('code'))}</pre>`;
    return figure(code, text('caption'));
  },
  horizontalrule: () => '<hr>',
  embed: ({ text }) => {
    const isShown = /<(?:iframe|blockquote|video|audio|script|a)\b/i.test(text('html'));
    return figure(isShown ? text('html') : frameOf(text('url')), text('caption'));
  },
  bookmark: ({ payload, text }) => {
    const { text: of } = cardOf(payload['metadata']);
    const title = of('title') || text('title') || text('url');
    const from = [of('author'), of('publisher')].filter((name) => name !== '').join(' · ');
    const lines = [
      linked(`<strong>${escapeHtml(title)}</strong>`, text('url')),
      escapeHtml(of('description')),
      escapeHtml(from),
    ];
    return figure(`<blockquote>${lines.map(paragraph).join('')}</blockquote>`, text('caption'));
  },
  callout: ({ text }) =>
    `<blockquote>${paragraph(`${escapeHtml(text('calloutEmoji'))} ${text('calloutText')}`)}</blockquote>`,
  toggle: ({ text }) => `<details><summary>${text('heading')}</summary>${text('content')}</details>`,
  button: ({ text }) => paragraph(linked(escapeHtml(text('buttonText')), text('buttonUrl'))),
  audio: ({ text }) => paragraph(linked(escapeHtml(text('title') || text('src')), text('src'))),
  video: ({ text }) => figure(frameOf(text('src')), text('caption')),
  file: ({ text }) => {
    const title = text('fileTitle') || text('fileName') || text('src');
    return paragraph(linked(escapeHtml(title), text('src'))) + paragraph(escapeHtml(text('fileCaption')));
  },
  product: ({ text, flag }) => {
    const stars = Math.min(5, Math.max(0, Number(text('productStarRating')) || 0));
    const button = linked(escapeHtml(text('productButton')), text('productUrl'));
    return [
      imageOf(text('productImageSrc'), ''),
      heading(4, text('productTitle')),
      flag('productRatingEnabled') ? paragraph('★'.repeat(stars) + '☆'.repeat(5 - stars)) : '',
      text('productDescription'),
      flag('productButtonEnabled') ? paragraph(button) : '',
    ].join('');
  },
  header: ({ text, flag }) =>
    imageOf(text('backgroundImageSrc'), '') +
    heading(2, text('header')) +
    heading(3, text('subheader')) +
    (flag('buttonEnabled') ? paragraph(linked(escapeHtml(text('buttonText')), text('buttonUrl'))) : ''),
  // What is left of the form is reported as one.
  signup: ({ text }) =>
    `${heading(2, text('header'))}${heading(3, text('subheader'))}<form></form>${paragraph(text('disclaimer'))}`,
  'call-to-action': ({ text, flag }) =>
    imageOf(text('imageUrl'), '') +
    (flag('hasSponsorLabel') ? text('sponsorLabel') : '') +
    text('textValue') +
    (flag('showButton') ? paragraph(linked(escapeHtml(text('buttonText')), text('buttonUrl'))) : ''),
  paywall: () => '',
};

/** Cards by the names that editors before had for them. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  'card-markdown': 'markdown',
  code: 'codeblock',
  hr: 'horizontalrule',
};

/** A card of Ghost's editor as HTML; null for one that is not known, or is in e-mails only. */
export function cardHtml(name: string, payload: unknown): string | null {
  const now = Object.hasOwn(FORMER_NAMES, name) ? FORMER_NAMES[name] : name;
  const known = now !== undefined && Object.hasOwn(CARDS, now) ? CARDS[now] : undefined;
  return known ? known(cardOf(payload)) : null;
}

function cardOf(payload: unknown): Card {
  const values = (typeof payload === 'object' && payload !== null ? payload : {}) as CardPayload;
  return {
    payload: values,
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
    flag: (name) => values[name] === true,
  };
}

function listOf(value: unknown): Card[] {
  return Array.isArray(value) ? value.map(cardOf) : [];
}

function imageOf(src: string, alt: string): string {
  return src === '' ? '' : `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
}

function linked(html: string, href: string): string {
  return href === '' || html === '' ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
}

function figure(html: string, caption: string): string {
  return `<figure>${html}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function paragraph(html: string): string {
  return html.trim() === '' ? '' : `<p>${html}</p>`;
}

function heading(level: number, html: string): string {
  return html.trim() === '' ? '' : `<h${String(level)}>${html}</h${String(level)}>`;
}

function frameOf(url: string): string {
  return url === '' ? '' : `<iframe src="${escapeHtml(url)}"></iframe>`;
}

/** As Ghost renders it: line ends are line breaks. */
function markdownHtml(markdown: string): string {
  renderer ??= new MarkdownIt({ html: true, linkify: true, breaks: true }).use(footnote);
  return renderer.render(markdown);
}
