import type { Rendering } from '../../http/index.js';
import type { Frame } from '../frame.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { markdownPath } from '../paths.js';

/** Posts that are named; the sitemap has all. */
export const LLMS_TXT_LENGTH = 500;

/** What llms.txt names. */
export interface LlmsTxtSource {
  readonly frame: Frame;
  readonly list: PostsPage;
}

/**
 * What the site has, for language models: each content's address as Markdown.
 *
 * @see https://llmstxt.org
 */
export const llmsTxt: Rendering<LlmsTxtSource> = {
  contentType: 'text/plain',
  render: ({ frame, list }) => {
    const { settings, addresses, words, siteUrl } = frame;
    const posts = list.posts.map(({ slug, title, excerpt }) =>
      entry(title, siteUrl + markdownPath(addresses.pathOf('post', slug)), excerpt),
    );
    return [
      `# ${oneLine(settings.name)}`,
      ...(settings.description === '' ? [] : [`> ${oneLine(settings.description)}`]),
      ...(posts.length === 0 ? [] : [`## ${words.posts}\n\n${posts.join('\n')}`]),
      `## ${words.more}\n\n${entry(words.sitemap, `${siteUrl}/sitemap.xml`, '')}`,
      '',
    ].join('\n\n');
  },
};

function entry(title: string, address: string, description: string): string {
  const link = `- [${oneLine(title).replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${address})`;
  return description === '' ? link : `${link}: ${oneLine(description)}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
