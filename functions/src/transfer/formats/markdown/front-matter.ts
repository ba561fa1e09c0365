import { ItemRefused } from '../import-collector.js';
import { parseHeader } from './yaml-header.js';

/** In characters: of one header, and of all of an archive. */
const MAX_HEADER_LENGTH = 20_000;
const MAX_TOTAL_LENGTH = 10_000_000;

/** The header ends with the first line of dashes of its own; one empty line after it is not content. */
const HEADER = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n(?:\r?\n)?|$)/;

/** A Markdown file, taken apart. */
export interface MarkdownParts {
  /** The header's values; null without a header. */
  readonly header: Readonly<Record<string, unknown>> | null;
  readonly body: string;
}

/** Reads the headers of the Markdown files of one import, so many characters in all. */
export class FrontMatterReader {
  private totalLength = 0;

  /**
   * Splits a Markdown file into its YAML header and the rest.
   *
   * @throws ItemRefused when the header is no YAML mapping, with the line; when it is too long, or all are together
   */
  split(text: string): MarkdownParts {
    if (/^\+\+\+[ \t]*\r?\n/.test(text)) {
      throw new ItemRefused('has a header in TOML and was left out: write it in YAML between lines of ---');
    }
    const match = HEADER.exec(text);
    if (!match) return { header: null, body: text };
    const yaml = match.groups?.['yaml'] ?? '';
    this.requireBounded(yaml);
    return { header: parseHeader(yaml), body: text.slice(match[0].length) };
  }

  private requireBounded({ length }: string): void {
    if (length > MAX_HEADER_LENGTH) {
      throw new ItemRefused(
        `has a header of more than ${MAX_HEADER_LENGTH.toLocaleString('en')} characters and was left out: shorten it`,
      );
    }
    this.totalLength += length;
    if (this.totalLength <= MAX_TOTAL_LENGTH) return;
    throw new ItemRefused(
      'was left out: with its header the headers have more than 10 MB; import the files in parts',
    );
  }
}
