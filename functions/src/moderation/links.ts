/**
 * Links as people and programs type them: addresses with a scheme, `www.`, bare domains, BBCode and anchors of HTML.
 */

/** The links of a text. */
export interface Links {
  /** Each host once, in lower case and without `www.`; not that of e-mail addresses. */
  readonly hosts: readonly string[];
  /** How many addresses there are. */
  readonly count: number;
  /** Links in BBCode or HTML that lead to another site. */
  readonly markup: number;
  /** Whether one of them is shortened, so that nobody sees where it leads. */
  readonly isShortened: boolean;
  /** The text without its links and e-mail addresses. */
  readonly rest: string;
}

/** Of each quantifier the length is bounded, and none stands beside another that takes the same: no text makes it slow. */
const ADDRESS =
  /\b(?:https?|ftp):\/\/[^\s<>"'[\]]{1,500}|\bwww\.[\p{L}\p{N}.-]{3,200}(?:\/[^\s<>"'[\]]{0,500})?/giu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{3,200}/gu;

/** Endings of bare domains; not those that are also endings of files or of names in code (sh, py, rs, md, js, ts …). */
const ENDINGS =
  'com|net|org|info|biz|xyz|online|site|shop|store|top|club|live|vip|win|bet|casino|icu|buzz|click|link|loan|fun|pro|me|io|co|app|ly|gg|cc|tv|ru|su|ua|de|fr|es|it|nl|pl|pt|br|tr|cn|jp|kr|in|ir|id|vn|cz|se|no|dk|fi|ro|hu|gr|eu|uk|us|example|test';
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}._@/-])(?:[a-z0-9][a-z0-9-]{0,40}\\.){1,4}(?:${ENDINGS})(?![\\p{L}\\p{N}_(-]|\\.[\\p{L}\\p{N}])(?:/[^\\s<>"'[\\]]{0,300})?`,
  'giu',
);

const MARKUP = /\[(?:url|link)\s?=\s?"?https?:|\[url\]\s?https?:|<a\s[^<>]{0,200}href\s?=\s?["']?https?:/gi;

/** Hosts whose only use is to make a link short. */
const SHORTENERS = new Set(
  'bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly cutt.ly rb.gy rebrand.ly shorturl.at s.id t.ly tiny.cc v.gd clck.ru vk.cc bl.ink lnkd.in adf.ly soo.gd surl.li shorturl.asia kutt.it dub.sh l1nk.dev u.to goo.su url.cn t.cn dwz.cn suo.im reurl.cc han.gl me2.do buly.kr'.split(
    ' ',
  ),
);

/** Finds the links of a text, in time that grows as its length does. */
export function findLinks(text: string): Links {
  const hosts: string[] = [];
  let count = 0;
  const note = (address: string): string => {
    count += 1;
    hosts.push(hostOf(address));
    return ' ';
  };
  const rest = text.replace(ADDRESS, note).replace(EMAIL, ' ').replace(BARE, note);
  const unique = [...new Set(hosts)];
  return {
    hosts: unique,
    count,
    markup: text.match(MARKUP)?.length ?? 0,
    isShortened: unique.some((host) => SHORTENERS.has(host)),
    rest,
  };
}

function hostOf(address: string): string {
  const [host = ''] = address
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .split(/[/?#:]/);
  return host.replace(/^www\./, '').replace(/\.+$/, '');
}
