/** Signs that a text shows code, a log or a stack trace, as people do who ask about it. */

const SIGNS: readonly RegExp[] = [
  /```/,
  /^\s{0,20}at [^\n]{1,100}:\d{1,6}:\d{1,6}/m,
  /\b(?:[A-Z]\w{0,20}Error|[A-Z]\w{0,30}Exception|Traceback|panic:|errno|ENOENT|segfault|stderr)\b/,
  /[\w)\]]\([^()\n]{0,60}\);|=>\s?[{(\w]|===|!==|&&|\|\||::\w|->\w/,
  /<\/[a-z][a-z0-9-]{0,20}>|<(?:div|span|img|pre|code|br|p|details|summary|script|bdi|meta|main|nav|button|section|svg)\b/,
  /(?:^|\s)--?[a-z][a-z-]{1,20}(?:=|\s|$)/m,
  /(?:^|[\s"'(])(?:~|\.{1,2})?\/(?:[\w.-]{1,40}\/){1,8}[\w.-]{1,40}/,
  /\b[a-z]{2,20}(?:_[a-z]{2,20}){1,4}\b|\b[a-z]{2,20}[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20})?\(/,
  /\b(?:npm|pip|git|docker|curl|sudo|brew|apt|cargo|systemctl|kubectl) [a-z-]{2,}/,
  /\bSELECT\b[^\n]{1,200}\bFROM\b|\bCREATE TABLE\b/,
  /^\s{0,20}[{}[\]();]{1,3},?\s{0,20}$/m,
  /[.#]?[\w-]{1,30}\s?\{\s?[\w-]{1,30}\s?:[^{}\n]{1,80}\}/,
  /\b(?:v|version )?\d{1,3}\.\d{1,3}\.\d{1,4}\b/,
];

/** How many kinds of signs there are, at most 4. */
export function countCodeSigns(text: string): number {
  let count = 0;
  for (const sign of SIGNS) {
    if (sign.test(text)) count += 1;
    if (count === 4) break;
  }
  return count;
}
