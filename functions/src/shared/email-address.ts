import { domainToASCII } from 'node:url';
import { ENCODED_WORD, INVISIBLE_CHARACTERS } from './text.js';

/** Bounds in bytes, the domain in punycode (RFC 5321 §4.5.3.1). */
const MAX_LOCAL_BYTES = 64;
const MAX_ADDRESS_BYTES = 254;

/** `atext` (RFC 5322 §3.2.3), and all beyond ASCII (RFC 6531 §3.3), between single dots. */
const DOT_ATOM = /^[\w!#$%&'*+/=?^`{|}~\u{80}-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u{80}-\u{10ffff}-]+)*$/u;

/** What may stand in a domain before it is in punycode; what of it beyond ASCII belongs there, punycode says. */
const TYPED_DOMAIN = /^[a-z\d.\u{80}-\u{10ffff}-]+$/iu;

/** Two labels or more of letters, digits and inner hyphens (RFC 5321 §4.1.2); the last is no number, as in an IP address. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i;

const BEYOND_ASCII = /[\u{80}-\u{10ffff}]/u;

/**
 * An e-mail address as it is kept, or null for a text that is none: a dot-atom in NFC, `@`, and a domain, which is in
 * punycode where it has letters beyond ASCII. No quoted strings, no addresses in brackets, no domains of one label; no
 * invisible and no direction-changing characters, no compatibility forms of other letters, nor encoded words, which a mail client might decode.
 *
 * @param text without spaces around it
 * @see RFC 5321, RFC 6531, and https://www.unicode.org/reports/tr46/ for domains
 */
export function parseEmailAddress(text: string): string | null {
  const normal = text.normalize('NFC');
  const at = normal.lastIndexOf('@');
  const local = normal.slice(0, Math.max(0, at));
  const domain = keptDomain(normal.slice(at + 1));
  if (!DOT_ATOM.test(local) || domain === null) return null;
  if (INVISIBLE_CHARACTERS.test(normal) || ENCODED_WORD.test(local)) return null;
  // Such as `ａ` or `ﬁ`: it would be the account of `a` or `fi`, and its mails would go elsewhere.
  if (local !== local.normalize('NFKC')) return null;
  const address = `${local}@${domain}`;
  const isShort =
    Buffer.byteLength(local) <= MAX_LOCAL_BYTES && Buffer.byteLength(address) <= MAX_ADDRESS_BYTES;
  return isShort ? address : null;
}

/** The case stays as it was typed where no letter needs punycode. */
function keptDomain(typed: string): string | null {
  if (!TYPED_DOMAIN.test(typed)) return null;
  const domain = BEYOND_ASCII.test(typed) ? domainToASCII(typed) : typed;
  return DOMAIN.test(domain) && domainToASCII(domain) !== '' ? domain : null;
}
