import type { Attributes, IOptions, Tag, Transformer } from 'sanitize-html';
import { isMediaName } from '../../media/index.js';
import { absoluteAddress, checkAddress, LINK_SCHEMES, mapSrcset, MEDIA_SCHEMES } from './addresses.js';
import {
  ALLOWED_ATTRIBUTES,
  ALLOWED_CLASSES,
  ALLOWED_ELEMENTS,
  ANYWHERE,
  NO_TEXT,
  UNSEEN,
} from './allowed-html.js';
import type { Anchors } from './anchors.js';
import { playerOf } from './players.js';
import { exampleOf, type RenderWarnings } from './render-warnings.js';

/** One pass over HTML. */
export interface Pass {
  readonly warnings: RenderWarnings;
  /** Null for HTML that has its ids already. */
  readonly anchors: Anchors | null;
  /** What relative addresses are resolved against; null leaves them. */
  readonly baseUrl: string | null;
  /** The elements around the present one that take a `source` or `track`, the innermost last. */
  readonly openMedia: string[];
}

/** Ids that are ours: no other may stand in for a part of the page that shows the post. */
const OWN_ID = /^(?:h-[a-z\d-]+|fn(?:ref)?\d+(?::\d+)?)$/;

const KNOWN_REL = new Set([
  ...['me', 'nofollow', 'sponsored', 'ugc', 'noopener', 'noreferrer', 'author', 'license', 'external', 'tag'],
]);

/** What the allow-list surely leaves: a link of which it took the address would take the text behind it along. */
const LINKABLE = /^(?:https?:\/\/\S+|(?!\/\/)[\w\-.~:/?#[\]@!$&'()*+,;=%]+)$/i;

const IN_PICTURE = ['srcset', 'sizes', 'media', 'type', 'width', 'height'];
const IN_PLAYER = ['src', 'type', 'media'];

const IS_ALLOWED = new Map(
  ALLOWED_ELEMENTS.map((element) => [
    element,
    new Set([...ANYWHERE, ...(ALLOWED_ATTRIBUTES[element] ?? [])]) as ReadonlySet<string>,
  ]),
);

/** What becomes of each element before the allow-list has its say. */
export function elementRules(pass: Pass): NonNullable<IOptions['transformTags']> {
  const aligned = Object.fromEntries(
    ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'td'].map((element) => [element, alignFromStyle]),
  );
  return {
    ...aligned,
    a: (tagName, attribs) => ({ tagName, attribs: asLink(withAddresses('a', attribs, pass)) }),
    img: (tagName, attribs) => ({
      tagName,
      attribs: { ...withAddresses('img', attribs, pass), loading: 'lazy' },
    }),
    video: playerRule(pass),
    audio: playerRule(pass),
    source: (tagName, attribs) => ({
      tagName,
      attribs: asSource(withAddresses('source', attribs, pass), pass),
    }),
    track: (tagName, attribs) => ({ tagName, attribs: asTrack(withAddresses('track', attribs, pass), pass) }),
    iframe: (_tag, attribs) => asEmbed(attribs, pass),
    // Of codes from before there were frames, mostly within an object.
    embed: (tagName, attribs) =>
      playerOf(attribs['src'] ?? '') === null ? { tagName, attribs } : asEmbed(attribs, pass),
    input: (tagName, attribs) => ({ tagName, attribs: asTaskBox(attribs, pass) }),
    center: (_tag, attribs) => ({ tagName: 'div', attribs: { ...attribs, align: 'center' } }),
    strike: (_tag, attribs) => ({ tagName: 's', attribs }),
    tt: (_tag, attribs) => ({ tagName: 'code', attribs }),
    '*': (tagName, attribs) => ({ tagName, attribs: withOwnId(tagName, attribs, pass) }),
  };
}

/** Whether nothing is left of an element that only its rule could tell. */
export function isEmptied(tag: string, attribs: Attributes): boolean {
  const { src, srcset, href, type } = attribs;
  if (tag === 'input') return type !== 'checkbox';
  return ['iframe', 'source', 'track'].includes(tag) && (src ?? srcset ?? href) === undefined;
}

/** The attributes with each address checked, and without what is refused. */
function withAddresses(element: string, attribs: Attributes, pass: Pass): Attributes {
  const schemes = element === 'a' ? LINK_SCHEMES : MEDIA_SCHEMES;
  const checked: Attributes = {};
  for (const [name, value] of Object.entries(attribs)) {
    const kept = ['href', 'src', 'poster'].includes(name)
      ? (keepMedia(value, pass) ?? keepAddress(value, schemes, pass))
      : name === 'srcset'
        ? mapSrcset(
            value,
            (address) => keepAddress(address, schemes, pass),
            () => {
              pass.warnings.add('attribute', name, 'of which what no browser reads is left out');
            },
          )
        : value;
    if (kept !== null) checked[name] = kept;
  }
  return checked;
}

/** A file of the library by its name, where it is shown: it gets its address when the text is stored. */
function keepMedia(value: string, { baseUrl }: Pass): string | null {
  return baseUrl === null && isMediaName(value) ? value : null;
}

function keepAddress(value: string, schemes: readonly string[], { baseUrl, warnings }: Pass): string | null {
  const checked = checkAddress(value, schemes);
  if ('scheme' in checked) {
    warnings.add('address', checked.scheme, exampleOf(value));
    return null;
  }
  return baseUrl === null ? checked.address : absoluteAddress(checked.address, baseUrl);
}

/** What a writer says of the page that is linked stays; a page in a window of its own does not reach this one. */
function asLink({ href, rel = '', target, ...attribs }: Attributes): Attributes {
  const isApart = href !== undefined && target === '_blank';
  const words = new Set(
    rel
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => KNOWN_REL.has(word)),
  );
  if (isApart) words.add('noopener');
  return {
    ...(href !== undefined && { href }),
    ...attribs,
    ...(isApart && { target }),
    ...(words.size > 0 && { rel: [...words].join(' ') }),
  };
}

/** A player that waits for its reader: it loads at most what it has to know, and begins by itself never. */
function playerRule(pass: Pass): Transformer {
  return (tagName, attribs) => {
    const { preload, ...others } = withAddresses(tagName, attribs, pass);
    const isWished = preload === 'metadata' || preload === 'auto';
    return { tagName, attribs: { ...others, controls: '', preload: isWished ? 'metadata' : 'none' } };
  };
}

function asSource(attribs: Attributes, { openMedia, warnings }: Pass): Attributes {
  const parent = openMedia.at(-1);
  if (parent !== undefined) return pickAttributes(attribs, parent === 'picture' ? IN_PICTURE : IN_PLAYER);
  warnings.add('element', 'source', 'which is left out: it belongs into picture, video or audio');
  return {};
}

function asTrack(attribs: Attributes, { openMedia, warnings }: Pass): Attributes {
  const parent = openMedia.at(-1);
  if (parent === 'video' || parent === 'audio') return attribs;
  warnings.add('element', 'track', 'which is left out: it belongs into video or audio');
  return {};
}

/** A task list's boxes show what the writer ticked; there are no other boxes. */
function asTaskBox(attribs: Attributes, { warnings }: Pass): Attributes {
  if (attribs['type'] !== 'checkbox') warnings.add('element', 'input', 'which is left out');
  return { ...attribs, disabled: '' };
}

/** A frame of a known player, which gets no more of the page than its place; of anybody else a link to what it shows. */
function asEmbed(attribs: Attributes, pass: Pass): Tag {
  const { src = '', title = '' } = attribs;
  const player = playerOf(src);
  if (player === null) return asLinkToFrame(src, title.trim(), pass);
  return {
    tagName: 'iframe',
    attribs: {
      src: player,
      ...pickAttributes(attribs, ['title', 'width', 'height', 'allowfullscreen', ...ANYWHERE]),
      loading: 'lazy',
      referrerpolicy: 'strict-origin-when-cross-origin',
      sandbox: 'allow-scripts allow-same-origin allow-presentation',
    },
  };
}

function asLinkToFrame(src: string, title: string, { baseUrl, warnings }: Pass): Tag {
  const checked = checkAddress(src.trim(), MEDIA_SCHEMES);
  if ('scheme' in checked || !LINKABLE.test(checked.address)) {
    warnings.add('element', 'iframe', 'which is left out: it has no address on the web');
    return { tagName: 'iframe', attribs: {} };
  }
  const href = baseUrl === null ? checked.address : absoluteAddress(checked.address, baseUrl);
  const host = URL.parse(href)?.host ?? href;
  warnings.add('frame', host);
  return { tagName: 'a', attribs: { href }, text: title === '' ? host : title };
}

/** markdown-it aligns table cells by a style attribute; `align` says the same without opening `style`. */
function alignFromStyle(tagName: string, attribs: Attributes): Tag {
  const { style, ...others } = attribs;
  const align = /^\s*text-align:\s*(left|center|right)\s*(?:;\s*)?$/.exec(style ?? '')?.[1];
  return { tagName, attribs: align === undefined ? attribs : { ...others, align } };
}

/** With an id of ours in place of the `id` or `name` that was given, if any; notes what will be left out. */
function withOwnId(tagName: string, attribs: Attributes, pass: Pass): Attributes {
  const allowed = IS_ALLOWED.get(tagName);
  if (allowed === undefined) {
    if (NO_TEXT.includes(tagName))
      pass.warnings.add('element', tagName, 'which is left out with what it contains');
    else pass.warnings.add('element', tagName);
    return attribs;
  }
  for (const name of Object.keys(attribs)) {
    if (!allowed.has(name)) noteAttribute(tagName, name, attribs[name] ?? '', pass);
  }
  const given = attribs['id'] ?? (tagName === 'a' ? attribs['name'] : undefined);
  if (given === undefined || given === '') return attribs;
  const id = idOf(tagName, given, attribs, pass);
  const others = { ...attribs };
  delete others['id'];
  return id === null ? others : { ...others, id };
}

function noteAttribute(tagName: string, name: string, value: string, { warnings }: Pass): void {
  if (name === 'class' ? isOfPlugin(tagName, value) : UNSEEN.test(name)) return;
  if (tagName !== 'a' || name !== 'name') warnings.add('attribute', name);
}

/** Whether classes are what a plugin of ours gives. Of code they name the language, and many have no colours. */
function isOfPlugin(tagName: string, classes: string): boolean {
  if (tagName === 'code' || (tagName === 'span' && /^(?:hljs|language)-/.test(classes))) return true;
  const allowed = ALLOWED_CLASSES[tagName] ?? [];
  return classes
    .split(/\s+/)
    .every(
      (word) =>
        word === '' || allowed.some((own) => (typeof own === 'string' ? own === word : own.test(word))),
    );
}

function idOf(tagName: string, given: string, attribs: Attributes, { anchors }: Pass): string | null {
  if (anchors === null) return OWN_ID.test(given) ? given : null;
  if (!isOfFootnote(tagName, given, attribs)) return anchors.ofElement(given);
  anchors.note(given);
  return given;
}

function isOfFootnote(tagName: string, id: string, attribs: Attributes): boolean {
  return tagName === 'li'
    ? attribs['class'] === 'footnote-item' && /^fn\d+$/.test(id)
    : tagName === 'a' && attribs['href']?.startsWith('#fn') === true && /^fnref\d+(?::\d+)?$/.test(id);
}

function pickAttributes(attribs: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attribs).filter(([name]) => names.includes(name)));
}
