import { changedForVisitors } from '../../content/index.js';
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
  project: renderingOf('project', (item) => {
    const { role, client, period, stack, repository, links } = item as Project;
    return { role, client, period, stack, repository, links };
  }),
};

function renderingOf(
  what: ItemKind,
  own: (item: SiteItem) => Readonly<Record<string, unknown>>,
): Rendering<ItemSource> {
  return {
    contentType: 'text/markdown',
    render: ({ frame: { addresses }, item }) => {
      const { slug, title, excerpt, seo, authors, contentMd } = item;
      const header = {
        title,
        description: seo.description ?? excerpt,
        url: addresses.canonicalOf(what, { slug, canonicalUrl: seo.canonicalUrl }),
        published: (item.publishedAt ?? item.createdAt).toISOString(),
        updated: changedForVisitors(item).toISOString(),
        authors: authors.map(({ name }) => name),
        ...own(item),
      };
      return `---\n${yamlOf(header)}---\n\n# ${title}\n\n${contentMd.trim()}\n`;
    },
  };
}

/** Values as JSON, which YAML 1.2 has for all of them. */
function yamlOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
