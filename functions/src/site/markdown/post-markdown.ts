import { changedForVisitors } from '../../content/index.js';
import type { Rendering } from '../../http/index.js';
import type { PostSource } from '../pages/post.js';

/** A post as Markdown, with what is known of it as YAML before its text. */
export const postMarkdown: Rendering<Pick<PostSource, 'frame' | 'post'>> = {
  contentType: 'text/markdown',
  render: ({ frame: { addresses }, post }) => {
    const { slug, title, excerpt, seo, authors, tags, contentMd } = post;
    const header = {
      title,
      description: seo.description ?? excerpt,
      url: addresses.canonicalOf('post', { slug, canonicalUrl: seo.canonicalUrl }),
      published: (post.publishedAt ?? post.createdAt).toISOString(),
      updated: changedForVisitors(post).toISOString(),
      authors: authors.map(({ name }) => name),
      tags,
    };
    return `---\n${yamlOf(header)}---\n\n# ${title}\n\n${contentMd.trim()}\n`;
  },
};

/** Values as JSON, which YAML 1.2 has for all of them. */
function yamlOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
