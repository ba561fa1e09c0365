import { MARKDOWN_ENDING } from './file-name.js';

/** What is above the folders of a site that are in its addresses. */
const ROOT = /^(?:.*\/)?(?:content|pages|source|src)\//;

const DATED_NAME = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})[-_ T](?<rest>.+)$/;

/** Several words, which hardly any other page is called by. */
const SEVERAL_WORDS = /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)+$/u;

/** Folders of posts by which generators may have them, whatever the archive's are called. */
const FOLDERS = ['', 'blog/', 'post/', 'posts/', 'article/', 'articles/', 'notes/', 'writing/', 'p/'];

/** What of a file tells where its page was. */
interface Page {
  /** See ReadFile; null for a file that came alone. */
  readonly path: string | null;
  /** What its header gives. */
  readonly slug: string | null;
  readonly aliases?: readonly string[];
  readonly publishedAt: Date | null;
}

/** Where a page was at its site, as far as its header, path and date say: see LinkedPost. */
export function pagePlaces({ path, slug, aliases = [], publishedAt }: Page): string[] {
  const folders = (path ?? '').replace(MARKDOWN_ENDING, '').replace(ROOT, '').split(/[/\\]/);
  const last = folders.pop() ?? '';
  const name = /^_?index$/.test(last) ? (folders.pop() ?? '') : last;
  const { rest, ...date } = DATED_NAME.exec(name)?.groups ?? {};
  const words = new Set([slug ?? '', rest ?? name].filter((word) => word !== '' && !word.includes('/')));
  const day =
    rest === undefined
      ? publishedAt?.toISOString().slice(0, 10).split('-')
      : [date['year'], date['month'], date['day']];
  const dated = day?.map((part = '') => part.padStart(2, '0')).join('/');
  return [
    ...aliases,
    ...Array.from(words).flatMap((word) => [
      ...(dated === undefined ? [] : [`*/${dated}/${word}`.toLowerCase()]),
      ...(folders.some((folder) => folder.startsWith('_')) || path === null
        ? []
        : [`/${[...folders, word].join('/')}`]),
      ...(SEVERAL_WORDS.test(word) ? FOLDERS.map((folder) => `/${folder}${word}`) : []),
    ]),
  ];
}
