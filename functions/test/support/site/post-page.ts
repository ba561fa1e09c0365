import { attributeOf, findAll, findOne, hasClass, textIn, type HtmlElement } from './dom.js';
import { readPage, type PageHead } from './page-head.js';

/** A post as its page shows it. */
export interface PostPage extends PageHead {
  readonly heading: string;
  /** Of its publication and, where it is another day, its last change. */
  readonly times: readonly string[];
  readonly authors: readonly string[];
  readonly tags: readonly { readonly name: string; readonly href: string }[];
  readonly cover: { readonly url: string; readonly alt: string } | null;
  /** The element that has the text. */
  readonly content: HtmlElement;
}

/** Reads the page of a post. @throws Error for anything else */
export function readPostPage(html: string): PostPage {
  const head = readPage(html);
  const article = findOne(
    head.document,
    (element) => element.tagName === 'article' && hasClass(element, 'post'),
  );
  const header = findOne(article, (element) => hasClass(element, 'post-header'));
  const linked = (rel: string) => findAll(header, (link) => attributeOf(link, 'rel') === rel);
  const [cover] = findAll(article, (element) => hasClass(element, 'post-cover')).flatMap((box) =>
    findAll(box, ({ tagName }) => tagName === 'img'),
  );
  return {
    ...head,
    heading: textIn(findOne(header, ({ tagName }) => tagName === 'h1')),
    times: findAll(header, ({ tagName }) => tagName === 'time').map(
      (time) => attributeOf(time, 'datetime') ?? '',
    ),
    authors: linked('author').map(textIn),
    tags: linked('tag').map((link) => ({ name: textIn(link), href: attributeOf(link, 'href') ?? '' })),
    cover: cover ? { url: attributeOf(cover, 'src') ?? '', alt: attributeOf(cover, 'alt') ?? '' } : null,
    content: findOne(article, (element) => hasClass(element, 'prose')),
  };
}
