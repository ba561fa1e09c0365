import { enhancedCodeIn, isPermanent, replyCodeIn, type DeliveryStatus } from './delivery-status.js';

/** A recipient that a text names, with what is said of them. */
export interface NamedRecipient {
  readonly address: string;
  readonly said: DeliveryStatus;
}

/** Where the copy of the mail begins. */
const COPY =
  /^[ \t]*-{2}.*(?:copy of|below this line|original message|returned message).*$|^Original message headers:/im;

/** A line that begins with an address: `<ada@example.org>: …`, `ada@example.org`, `ada@example.org: …`. */
const NAMED = /^[ \t]*(?:<([^\s<>@]+@[^\s<>]+)>:?|([^\s<>@:]+@[^\s<>:]+):?)(?:[ \t](.*))?$/;

/** Exim's words for an address whose domain has no mail server, without a code. */
const UNROUTEABLE = /unrouteable address/i;

/** Lines of a text that are looked at, and those that are said of one recipient. */
const [MAX_LINES, MAX_SAID_LINES] = [2_000, 12];

/** Units of a line that are looked at. */
const MAX_LINE = 1_000;

/**
 * The recipients that a bounce names in its text, for servers that send no report in fields: qmail, older Exim, and what
 * remains of a report when only its text is pasted. Who is named without a code or words that tell of a failure is left out, but
 * for those in `failed`.
 *
 * @param failed addresses that are known to have failed: of `X-Failed-Recipients`
 */
export function recipientsIn(text: string, failed: readonly string[]): NamedRecipient[] {
  const lines = text
    .replaceAll('\r\n', '\n')
    .split('\n', MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE));
  const end = lines.findIndex((line) => COPY.test(line));
  const own = end === -1 ? lines : lines.slice(0, end);
  const named = own.flatMap((line, at) => {
    const [, bracketed, bare, rest = ''] = NAMED.exec(line) ?? [];
    const address = bracketed ?? bare;
    if (address === undefined) return [];
    // Else it is a sentence that begins with an address.
    if (bracketed === undefined && rest !== '' && !line.includes(`${address}:`)) return [];
    return [{ address, said: statusOf([rest, ...following(own, at)].join(' ')) }];
  });
  const told = named.filter(({ said }) => said.code !== null || said.status !== null);
  const others = failed.filter((address) => !told.some((one) => isSame(one.address, address)));
  return [
    ...told,
    ...others.map((address) => ({
      address,
      said: named.find((one) => isSame(one.address, address))?.said ?? statusOf(''),
    })),
  ];
}

/** What is said in a text, with its codes. */
export function statusOf(words: string): DeliveryStatus {
  const text = words.replaceAll(/\s+/g, ' ').trim();
  const [status, code] = [enhancedCodeIn(text), replyCodeIn(text)];
  return { status, code: status === null && code === null && UNROUTEABLE.test(text) ? 550 : code, text };
}

/** The kind of failure that a status tells of: without a code it is final, as servers give up before they write. */
export function failureKindOf(said: DeliveryStatus): 'failed' | 'delayed' {
  return (said.code === null && said.status === null) || isPermanent(said) ? 'failed' : 'delayed';
}

/** The lines below one, to the next address; blank ones only before the first. */
function following(lines: readonly string[], at: number): string[] {
  const below = lines.slice(at + 1, at + 1 + MAX_SAID_LINES);
  const begin = below.findIndex((line) => line.trim() !== '');
  const said = begin === -1 ? [] : below.slice(begin);
  const end = said.findIndex((line) => line.trim() === '' || NAMED.test(line));
  return end === -1 ? said : said.slice(0, end);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
