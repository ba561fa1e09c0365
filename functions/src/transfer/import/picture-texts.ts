import { keepCode } from '../formats/markdown/body/code.js';
import { KeptText } from '../formats/markdown/body/kept-text.js';
import type { ImportedPost } from '../formats/imported-post.js';

const MARKDOWN =
  /!\[(?<alt>(?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){0,1000})\]\([ \t]{0,4}(?:<(?<quoted>[^<>\n]{0,2000})>|(?<bare>[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,200}){0,5}))/g;
const IMAGE = /<img\b(?<attributes>[^<>]{0,4000})>/gi;
const ATTRIBUTE =
  /(?<![\w-])(?<name>alt|src)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<plain>[^\s"'>]+)))?/gi;

/** What a picture's place says of it. */
export interface PlaceText {
  readonly alt: string;
  /** That its writer says so: an element with `alt=""`. Markdown without a text says nothing. */
  readonly isDecorative: boolean;
}

/** What a post says of its pictures, by their addresses; of several places of one the first that says something. */
export function pictureTexts({ contentMd, coverImage }: Pick<ImportedPost, 'contentMd' | 'coverImage'>) {
  const kept = new KeptText();
  const prose = keepCode(KeptText.clean(contentMd), kept, { converts: false });
  const found = new Map<string, PlaceText>();
  const note = (address: string, alt: string, isDecorative: boolean) => {
    const before = found.get(address);
    if (before && (before.alt !== '' || alt === '')) return;
    found.set(address, { alt, isDecorative });
  };
  for (const { groups } of prose.matchAll(MARKDOWN))
    note(
      groups?.['quoted'] ?? groups?.['bare'] ?? '',
      plainText(kept.giveBack(groups?.['alt'] ?? '')),
      false,
    );
  for (const { groups } of prose.matchAll(IMAGE)) {
    const { src, alt } = attributesOf(groups?.['attributes'] ?? '');
    if (src !== undefined)
      note(src, (alt ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim(), alt === '');
  }
  if (coverImage) note(coverImage.url, coverImage.alt.trim(), false);
  return found;
}

function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\\(?=[\p{P}\p{S}])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function attributesOf(text: string): { readonly src?: string; readonly alt?: string } {
  return Object.fromEntries(
    Array.from(text.matchAll(ATTRIBUTE), ({ groups }) => [
      (groups?.['name'] ?? '').toLowerCase(),
      groups?.['double'] ?? groups?.['single'] ?? groups?.['plain'] ?? '',
    ]),
  );
}
