import { readMark } from '../../../import/post-addresses.js';
import { isShownFile } from '../../archive-files.js';
import { baseOf } from '../page-address.js';
import type { BodyContext } from './body-context.js';

/** Where an address stands: in a link or picture, in what a link refers to, in an attribute. */
const IN_LINK = /(?<=\]\([ \t]{0,4})(?:<[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)/g;
const IN_REFERENCE =
  /^(?<before>[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*)(?<address><[^<>\n]*>|\S+)(?<title>[ \t]*|[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*)$/gm;
const ALONE = /(?<!\]\([ \t]{0,4}|\]:[ \t]{0,100})<(https?:\/\/[^\s<>[\]]+)>/gi;
const TAG = /<[a-z][^<>]*>/gi;
const ATTRIBUTE = /(?<=[\s"'])(?<name>[^\s"'=<>]+)(?<equals>\s*=\s*)(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)/g;
const ADDRESSES = new Set(['src', 'href', 'poster', 'data-src', 'srcset']);

/** A line that no paragraph goes on from: an empty one, a heading, the end of what is kept (kept-text.ts). */
// eslint-disable-next-line no-control-regex -- no text has it
const BEFORE_PARAGRAPH = /^[ \t>]*$|^[ \t>]*#{1,6}[ \t]|[\u0002\u0003]$/;

/** What is complete, or leads to a place within the post. */
const COMPLETE = /^(?:#|[a-z][a-z\d+.-]*:)|^$/i;

/** What Pelican writes before the path of a file. */
const OF_PELICAN = /^(?:\{(?:static|attach|filename|photo)\}|\|filename\|)/;

/** Signs of what is a pattern of the source's, put in later, and what stands for code (kept-text.ts). */
// eslint-disable-next-line no-control-regex -- no text has it
const UNFINISHED = /[{}\u0001]/;

/** A body whose relative addresses are those of its site, or of the archive's other posts here. */
export function resolveAddresses(text: string, context: BodyContext): string {
  const resolved = mapAddresses(text, (address, isSize) => resolveAddress(address, context, isSize));
  return resolved.replaceAll(ALONE, (all, address: string) => {
    const post = context.archive.postAt(address);
    return post === null ? all : `[${address}](${post})`;
  });
}

/** Gives what an address becomes. @param isSize whether it is one of several sizes of a picture, in a `srcset` */
type Resolver = (address: string, isSize?: boolean) => string;

/** A body, its code kept, in which each address of a link, picture or element has become what `resolver` gives for it. */
export function mapAddresses(text: string, resolver: Resolver): string {
  const links = text.replaceAll(IN_LINK, (address) => inBrackets(address, resolver));
  return resolveReferences(links, resolver).replaceAll(TAG, (tag) => resolveTag(tag, resolver));
}

/** What links refer to begins a paragraph, or goes on with others; elsewhere it is text. */
function resolveReferences(text: string, resolver: Resolver): string {
  let lastEnd = 0;
  return text.replaceAll(IN_REFERENCE, (...found: [string, string, string, string, number, string]) => {
    const [all, before, address, title, at, whole] = found;
    const above = whole.slice(whole.lastIndexOf('\n', at - 2) + 1, Math.max(0, at - 1));
    if (at !== lastEnd && !BEFORE_PARAGRAPH.test(above)) return all;
    lastEnd = at + all.length + 1;
    return before + inBrackets(address, resolver) + title;
  });
}

function resolveTag(tag: string, resolver: Resolver): string {
  return tag.replaceAll(ATTRIBUTE, (all, name: string, equals: string, value: string) => {
    const lowerName = name.toLowerCase();
    if (!ADDRESSES.has(lowerName)) return all;
    const quote = /^["']/.exec(value)?.[0] ?? '';
    const address = quote === '' ? value : value.slice(1, -1);
    const resolved = lowerName === 'srcset' ? resolveSet(address, resolver) : resolver(address);
    return name + equals + quote + resolved + quote;
  });
}

function inBrackets(given: string, resolver: Resolver): string {
  if (!given.startsWith('<')) return resolver(given);
  const address = given.slice(1, -1);
  const resolved = resolver(address);
  return resolved === address ? given : `<${resolved}>`;
}

function resolveSet(addresses: string, resolver: Resolver): string {
  return addresses.replaceAll(/(?<=^|,\s{0,8})[^\s,]+/g, (address) => resolver(address, true));
}

/** An address as it is on this site: a post's of the archive, else that at its source. */
function resolveAddress(given: string, context: BodyContext, isSize = false): string {
  const { archive, path, sourceUrl, page, files, unknown } = context;
  const address = given.replace(OF_PELICAN, '');
  if (UNFINISHED.test(address) || readMark(address) !== null) return address;
  if (COMPLETE.test(address)) return archive.postAt(address) ?? noted(address, context, isSize);
  if (address.startsWith('//')) return noted(`https:${address}`, context, isSize);
  const post = archive.isPostPath(address) ? archive.addressOf(address, path) : null;
  if (post !== null) return post;
  if (archive.isPostPath(address) && archive.isAmbiguous(address, path)) {
    unknown.add('ambiguous', address);
    return address;
  }
  const isOfPage = address === given && !/^(?:@?\/|\?)/.test(address);
  const base = isOfPage && page !== null ? page : sourceUrl && baseOf(sourceUrl);
  const resolved = base === null ? address : (URL.parse(address.replace(/^@\//, '/'), base)?.href ?? address);
  const target = archive.postAt(resolved);
  if (target !== null) return target;
  // The site makes sizes of its own.
  if (isSize) return resolved;
  const file = archive.findFile(address, path);
  if (file !== null) files.set(resolved, { path: file, url: resolved });
  else if (isMissing(address, context)) unknown.add('missing', address);
  else if (sourceUrl === null) unknown.add('addresses', address);
  else if (isOfPage && page === null) unknown.add('places', address);
  return resolved;
}

/** A whole address, whose file is noted where it is one of the source's site. */
function noted(address: string, context: BodyContext, isSize: boolean): string {
  const { archive, files, unknown } = context;
  if (isSize || !archive.isOfSite(address)) return address;
  const file = archive.fileOfSite(address);
  if (file !== null) files.set(address, { path: file, url: address });
  else if (isMissing(address, context)) unknown.add('missing', address);
  return address;
}

/** Whether an archive would have the file of an address, by its name; a file that comes alone has none. */
function isMissing(address: string, { path }: BodyContext): boolean {
  return path !== '' && isShownFile(address);
}
