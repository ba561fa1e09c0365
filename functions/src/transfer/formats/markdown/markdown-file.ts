import { stringify } from 'yaml';
import type { ExportedItem } from '../../export/export-record.js';

/** In the header of what is no post: its kind. */
export const KIND_NAME = 'firefolio_kind';

/** Where archives have the files of each kind. */
const FOLDERS = { post: '', page: 'pages/', project: 'projects/' };

/** A file of an item in an archive. */
export interface MarkdownFile {
  readonly name: string;
  readonly text: string;
}

/** An item as Markdown with a YAML header, which `parseMarkdown` reads back to the letter. */
export function toMarkdownFile({ kind, record }: ExportedItem): MarkdownFile {
  const { id, content_md: content, seo, ...rest } = record;
  const own = { firefolio_id: id, [KIND_NAME]: kind === 'post' ? null : kind };
  const header = present({ ...own, ...rest, seo: seo && present(seo) });
  // Quoted as in JSON: readers of YAML 1.1 take a plain `no` or `12:30` for something else than text.
  const yaml = stringify(header, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  return { name: `${FOLDERS[kind]}${record.slug}.md`, text: `---\n${yaml}---\n\n${content}` };
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
