import { stringify } from 'yaml';
import type { ExportRecord } from '../../export/export-record.js';

/** A file of a post in an archive. */
export interface MarkdownFile {
  readonly name: string;
  readonly text: string;
}

/** A post as Markdown with a YAML header, which `parseMarkdown` reads back to the letter. */
export function toMarkdownFile(record: ExportRecord): MarkdownFile {
  const { id, content_md: content, seo, ...rest } = record;
  const header = present({ firefolio_id: id, ...rest, seo: seo && present(seo) });
  // Quoted as in JSON: readers of YAML 1.1 take a plain `no` or `12:30` for something else than text.
  const yaml = stringify(header, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  return { name: `${record.slug}.md`, text: `---\n${yaml}---\n\n${content}` };
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
