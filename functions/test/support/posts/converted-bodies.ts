import { zipSync } from 'fflate';
import type { ImportOptions } from '../../../src/transfer/formats/imported-post.js';
import { parseMarkdown } from '../../../src/transfer/formats/markdown/markdown-files.js';

/** What the files of these tests are imported by. */
export const CONVERT_OPTIONS: ImportOptions = {
  sourceUrl: 'https://old.example/blog',
  now: new Date('2026-06-01T00:00:00Z'),
};

/** A header by which a body is a post. */
export const HEADER = '---\ntitle: T\ndate: 2020-01-02\n---\n';

/** A body as it comes, and what is said of it. */
export function convert(body: string, sourceUrl: string | null = CONVERT_OPTIONS.sourceUrl) {
  const { posts, problems } = parseMarkdown(Buffer.from(HEADER + body), { ...CONVERT_OPTIONS, sourceUrl });
  return { content: posts[0]?.contentMd, problems: problems.map(({ detail }) => detail) };
}

/** A body of a file beside others. */
export function convertBeside(body: string, files: Readonly<Record<string, string>>, path = 'notes/a.md') {
  const entries = Object.entries({ ...files, [path]: HEADER + body });
  const zip = zipSync(Object.fromEntries(entries.map(([name, text]) => [name, Buffer.from(text)])));
  const { posts, problems } = parseMarkdown(Buffer.from(zip), CONVERT_OPTIONS);
  const post = posts.find(({ key }) => key === `markdown:${path}`);
  const said = problems.filter(({ item }) => item !== 'other files').map(({ detail }) => detail);
  return { content: post?.contentMd, files: post?.files, tags: post?.tags, problems: said };
}

/** The player of a video of YouTube. */
export const YOUTUBE =
  '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" allowfullscreen></iframe>';

/** The player of a video of Vimeo. */
export const VIMEO =
  '<iframe src="https://player.vimeo.com/video/12345" width="560" height="315" allowfullscreen></iframe>';
