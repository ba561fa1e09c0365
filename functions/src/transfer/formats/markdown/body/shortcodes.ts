import type { BodyContext } from './body-context.js';
import { containerOf, isKindOfNote } from './containers.js';
import { BREAK } from './kept-text.js';
import { replacePairs } from './paired-tags.js';
import { namedValues, splitWords } from './tag-words.js';
import { figureOf, frameOf, gistOf, playerOf, shortcodeOf } from './template-tags.js';

/** How Hugo writes of a shortcode that it is not to run. */
const WRITTEN_OF = /\{\{(?<open>[<%])\/\*(?<inner>(?:(?!\{\{)[\s\S]){0,2000}?)\*\/(?<close>[>%])\}\}/g;

const SHORTCODE =
  /\{\{[<%]-?\s*(?<name>[\w.-]+(?:\/[\w.-]+)*)(?<words>(?:(?!\{\{)[\s\S]){0,2000}?)\/?\s*-?[>%]\}\}/g;
const END = /\{\{[<%]-?\s*\/\s*[\w./-]+\s*-?[>%]\}\}/g;

/** Shortcodes around HTML that only let it through. */
const TRANSPARENT = /\{\{[<%]-?\s*(?:\/\s*)?(?:rawhtml|raw|html|unsafe|md|markdown|center)\s*-?[>%]\}\}/gi;

const DETAILS = /\{\{[<%]-?\s*(?<name>details|collapse|expand|spoiler)\b(?<words>[^{}]{0,500}?)-?[>%]\}\}/gi;

/** Boxes of themes: `{{< admonition tip "A title" >}}`, `{{% notice type="info" %}}`. */
const NOTES =
  /\{\{[<%]-?\s*(?<name>admonition|notice|callout|alert|hint|note|tip|info|warning|danger|important|caution|attention|pageinfo)\b(?<words>[^{}]{0,500}?)-?[>%]\}\}/gi;

const LINKS: Readonly<Record<string, (words: readonly string[]) => string | null>> = {
  gist: ([user, id]) => gistOf([user ?? '', id ?? '']),
  tweet: tweetOf,
  twitter: tweetOf,
  twitter_simple: tweetOf,
  x: tweetOf,
  x_simple: tweetOf,
  instagram: ([id]) => (id === undefined ? null : `<https://www.instagram.com/p/${encodeURIComponent(id)}/>`),
  youtube: ([id]) => playerOf('youtube', id),
  youtubelite: ([id]) => playerOf('youtube', id),
  vimeo: ([id]) => playerOf('vimeo', id),
  vimeo_simple: ([id]) => playerOf('vimeo', id),
  video: ([address]) => frameOf(address),
  audio: ([address]) => frameOf(address),
  figure: ([address]) => (address === undefined ? null : figureOf({ address })),
  img: ([address, ...alt]) => (address === undefined ? null : figureOf({ address, alt: alt.join(' ') })),
  image: ([address, ...alt]) => (address === undefined ? null : figureOf({ address, alt: alt.join(' ') })),
  toc: () => '',
  table_of_contents: () => '',
};

/** A body in which Hugo's shortcodes are what they show; others stay as text and are noted. */
export function convertShortcodes(text: string, context: BodyContext): string {
  if (!text.includes('{{')) return text;
  const { kept, unknown } = context;
  const running = text
    .replaceAll(WRITTEN_OF, (_all, open: string, inner: string, close: string) =>
      kept.keep(asText(`{{${open}${inner}${close}}}`)),
    )
    .replaceAll(TRANSPARENT, '');
  const endOf = (name: string) => new RegExp(String.raw`\{\{[<%]-?\s*\/\s*${name}\s*-?[>%]\}\}`, 'gi');
  return replacePairs(replacePairs(running, NOTES, endOf, noteOf), DETAILS, endOf, detailsOf)
    .replaceAll(SHORTCODE, (shortcode, name: string, words: string) => {
      const shown = shownBy(name, words, context);
      if (shown === null) unknown.add('tags', shortcode);
      return shown ?? kept.keep(asText(shortcode));
    })
    .replaceAll(END, (end) => kept.keep(asText(end)));
}

/** Without blanks after its sign a shortcode would be an element of HTML. */
function asText(shortcode: string): string {
  return shortcode.replaceAll(/<(?=[a-z/!?])/gi, '\\<');
}

function shownBy(name: string, words: string, { archive, path }: BodyContext): string | null {
  const lowered = name.toLowerCase();
  if (lowered === 'ref' || lowered === 'relref') {
    const target = namedValues(words).get('path') ?? splitWords(words)[0];
    return target === undefined ? null : archive.addressOf(target, path);
  }
  const values = namedValues(words);
  const link = Object.hasOwn(LINKS, lowered) ? LINKS[lowered] : undefined;
  if (values.size === 0) return link?.(splitWords(words)) ?? null;
  const id = values.get('id');
  return shortcodeOf(lowered, values) ?? (id === undefined ? null : (link?.([id]) ?? null));
}

/** By its number, alone or after its writer. */
function tweetOf([first = '', second = '']: readonly string[]): string | null {
  const id = [first, second].find((word) => /^\d{5,25}$/.test(word));
  return id === undefined ? null : `<https://twitter.com/i/status/${id}>`;
}

function detailsOf({ groups }: RegExpMatchArray, inner: string): string {
  const words = groups?.['words'] ?? '';
  const summary =
    namedValues(words).get('summary') ?? namedValues(words).get('title') ?? splitWords(words).join(' ');
  return `${BREAK}<details>\n\n<summary>${summary.replaceAll(/[<>&]/g, ' ')}</summary>\n\n${inner.trim()}\n\n</details>${BREAK}`;
}

/** Its kind is a named value, or the first word where that is one; what follows that is its title. */
function noteOf({ groups }: RegExpMatchArray, inner: string): string {
  const { name = '', words = '' } = groups ?? {};
  const values = namedValues(words);
  const [first = '', second] = values.size === 0 ? splitWords(words) : [];
  const given = [values.get('type'), values.get('level'), values.get('color'), first];
  const kind = given.find((word) => word !== undefined && isKindOfNote(word)) ?? name;
  return containerOf(kind, values.get('title') ?? (isKindOfNote(first) ? second : undefined), inner);
}
