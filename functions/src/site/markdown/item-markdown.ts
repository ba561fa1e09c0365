import { changedForVisitors, escapeHeading, escapeText, pictureAsWritten } from '../../content/index.js';
import type { Rendering } from '../../http/index.js';
import type { Post } from '../../posts/index.js';
import type { Project } from '../../projects/index.js';
import type { ItemKind, ItemSource, SiteItem } from '../items/site-item.js';

/** An item as Markdown, with what is known of it as YAML before its text, by its kind. */
export const itemMarkdown: Readonly<Record<ItemKind, Rendering<ItemSource>>> = {
  post: renderingOf('post', (item) => {
    const { tags } = item as Post;
    return { tags };
  }),
  page: renderingOf('page', () => ({})),
  project: renderingOf('project', (item, siteUrl) => {
    const { role, client, period, stack, repository, links, gallery } = item as Project;
    return {
      role,
      client,
      period,
      stack,
      repository,
      links,
      gallery: gallery.map((image) => at(siteUrl, pictureAsWritten(image))),
    };
  }),
};

function renderingOf(
  what: ItemKind,
  own: (item: SiteItem, siteUrl: string) => Readonly<Record<string, unknown>>,
): Rendering<ItemSource> {
  return {
    contentType: 'text/markdown',
    render: ({ frame: { addresses, siteUrl }, item }) => {
      const { slug, title, excerpt, seo, authors, coverImage } = item;
      const header = {
        title,
        description: seo.description ?? excerpt,
        url: addresses.canonicalOf(what, { slug, canonicalUrl: seo.canonicalUrl }),
        published: (item.publishedAt ?? item.createdAt).toISOString(),
        updated: changedForVisitors(item).toISOString(),
        authors: authors.map(({ name }) => name),
        ...own(item, siteUrl),
        ...(coverImage && { cover_image: at(siteUrl, pictureAsWritten(coverImage)) }),
      };
      const heading = escapeHeading(escapeText(title, { isInLink: false, isTouched: false }));
      // The text to the letter: blanks at its beginning make it code, line ends at its end are lines of code that nothing ends.
      return `---\n${yamlOf(header)}---\n\n# ${heading}\n\n${withAddresses(item, siteUrl)}`;
    },
  };
}

/** A picture by its whole address: the header has nothing that a path would be resolved against. */
function at<Image extends { readonly url: string }>(siteUrl: string, image: Image): Image {
  return { ...image, url: new URL(image.url, siteUrl).href };
}

/** The text as it was written, but for names of files in the library, which lead nowhere outside of it. */
function withAddresses({ contentMd, contentMedia }: SiteItem, siteUrl: string): string {
  return contentMedia.reduce(
    (text, { id, url }) => text.replaceAll(`media:${id}`, new URL(url, siteUrl).href),
    contentMd,
  );
}

/** What JSON has as it is, and readers of YAML refuse or take for the end of a line. */
const NO_YAML_CHARACTER = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Values as JSON, which YAML 1.2 has for all of them. */
function yamlOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value).replaceAll(NO_YAML_CHARACTER, escapeUnit)}\n`)
    .join('');
}

function escapeUnit(character: string): string {
  return String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
