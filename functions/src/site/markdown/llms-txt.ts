import { escapeText } from '../../content/index.js';
import type { Rendering } from '../../http/index.js';
import type { PageEntry } from '../../pages/index.js';
import type { ProjectEntry } from '../../projects/index.js';
import type { Frame } from '../frame.js';
import type { ItemKind } from '../items/site-item.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { markdownPath } from '../paths.js';

/** Posts that are named; the sitemap has all. */
export const LLMS_TXT_LENGTH = 500;

/** What llms.txt names. */
export interface LlmsTxtSource {
  readonly frame: Frame;
  readonly pages: readonly PageEntry[];
  readonly projects: readonly ProjectEntry[];
  readonly list: PostsPage;
}

/** What is named of an item. */
interface Named {
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string;
}

/**
 * What the site has, for language models: each content's address as Markdown.
 *
 * @see https://llmstxt.org
 */
export const llmsTxt: Rendering<LlmsTxtSource> = {
  contentType: 'text/plain',
  render: ({ frame, pages, projects, list }) => {
    const { settings, words, siteUrl } = frame;
    return [
      `# ${written(settings.name)}`,
      ...(settings.description === '' ? [] : [`> ${written(settings.description)}`]),
      ...section(frame, words.pages, 'page', pages),
      ...section(frame, words.projects, 'project', projects),
      ...section(frame, words.posts, 'post', list.posts),
      `## ${words.more}\n\n${entry(words.sitemap, `${siteUrl}/sitemap.xml`, '')}`,
      '',
    ].join('\n\n');
  },
};

function section({ addresses }: Frame, title: string, what: ItemKind, items: readonly Named[]): string[] {
  if (items.length === 0) return [];
  const entries = items.map((item) =>
    entry(item.title, markdownPath(addresses.urlOf(what, item.slug)), item.excerpt),
  );
  return [`## ${title}\n\n${entries.join('\n')}`];
}

function entry(title: string, address: string, description: string): string {
  const link = `- [${written(title, true)}](${address})`;
  return description === '' ? link : `${link}: ${written(description)}`;
}

/** Plain text as Markdown of one line that shows just that. */
function written(text: string, isInLink = false): string {
  return escapeText(text.replaceAll(/\s+/g, ' ').trim(), { isInLink, isTouched: isInLink });
}
