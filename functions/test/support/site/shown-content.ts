import {
  attributeOf,
  childrenOf,
  findAll,
  hasClass,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from './dom.js';

/** Attributes that help to read and load a page, and say nothing of the content. */
const AIDS: Readonly<Record<string, readonly string[]>> = {
  pre: ['role', 'aria-label', 'tabindex', 'data-language'],
  input: ['aria-label'],
  img: ['decoding'],
};

/** Attributes whose values are addresses. */
const ADDRESSES = ['href', 'src', 'poster'];

/** Boxes that a page puts around what can be scrolled. */
const BOXES = ['code', 'table-scroller'];

interface Reading {
  /** What relative addresses are resolved against; absent where they stay. */
  readonly baseUrl?: string;
}

/**
 * What is shown within a node, piece by piece: text, and where elements begin, with their attributes, and end. The same for the
 * same content, be it the HTML of the API, of a feed, or of a page with all that this adds for its readers.
 */
export function shownIn(node: HtmlNode, reading: Reading = {}): string[] {
  const pieces: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') pieces.push(JSON.stringify(text));
    text = '';
  };
  const walk = (parent: HtmlNode): void => {
    for (const child of childrenOf(parent)) {
      if ('value' in child) text += child.value;
      if (!isElement(child)) continue;
      if (child.tagName === 'div' && BOXES.some((name) => hasClass(child, name))) {
        walk(child);
        continue;
      }
      flush();
      const player = playerAt(child);
      pieces.push(player ?? tagOf(child, reading));
      if (player !== null) continue;
      walk(child);
      flush();
      pieces.push(`</${child.tagName}>`);
    }
  };
  walk(node);
  flush();
  return pieces;
}

/** A player: in a page a link to what it shows, elsewhere a frame. */
function playerAt(element: HtmlElement): string | null {
  const isLink = element.tagName === 'a' && hasClass(element, 'player');
  if (!isLink && element.tagName !== 'iframe') return null;
  return `player ${attributeOf(element, isLink ? 'data-player' : 'src') ?? ''}`;
}

function tagOf(element: HtmlElement, { baseUrl }: Reading): string {
  const { tagName } = element;
  const attributes = element.attrs
    .filter(({ name }) => name !== 'class' && name !== 'align' && !AIDS[tagName]?.includes(name))
    .map(({ name, value }) => `${name}=${JSON.stringify(valueOf(name, value, baseUrl))}`);
  const classes = classesOf(element);
  if (classes.length > 0) attributes.push(`class=${classes.join(' ')}`);
  return `<${[tagName, ...attributes.sort()].join(' ')}>`;
}

function valueOf(name: string, value: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined) return value;
  const resolve = (address: string) => URL.parse(address, baseUrl)?.href ?? address;
  if (ADDRESSES.includes(name)) return resolve(value);
  // As the sanitiser writes it, which is tested elsewhere.
  return name === 'srcset'
    ? value
        .split(', ')
        .map((part) => part.replace(/^\S+/, resolve))
        .join(', ')
    : value;
}

/** Pages say by a class how something is aligned, other HTML by an attribute. */
function classesOf(element: HtmlElement): string[] {
  const align = attributeOf(element, 'align');
  const own = (attributeOf(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
  return [...own, ...(align === undefined ? [] : [`align-${align}`])].sort();
}

/** The addresses that an element leads to or loads. */
export function addressesOf(element: HtmlElement): string[] {
  const srcset = attributeOf(element, 'srcset');
  return [
    ...ADDRESSES.flatMap((name) => attributeOf(element, name) ?? []),
    ...(srcset === undefined ? [] : srcset.split(', ').map((part) => part.split(' ')[0] ?? '')),
  ];
}

/** Whether a player stands within a link, which HTML has not: on a page, where it is a link itself, the one around it ends there. */
export function hasPlayerInLink(node: HtmlNode): boolean {
  const links = findAll(node, ({ tagName }) => tagName === 'a');
  return links.some((link) => findAll(link, ({ tagName }) => tagName === 'iframe').length > 0);
}
