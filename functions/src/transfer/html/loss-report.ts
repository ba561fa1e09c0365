const NAMED = 5;

/** What posts can't show, by its element. */
const LOST: ReadonlyMap<string, string> = new Map([
  ['form', 'a form'],
  ['canvas', 'a drawing by script (canvas)'],
  ['math', 'a formula (MathML)'],
  ['applet', 'an applet'],
]);

/** Whose scripts only dress up a quotation that stays as text and link, or watch or sell to readers. */
const NO_CONTENT =
  /(?:^|\.)(?:twitter|x|twimg|instagram|facebook|fbcdn|tiktok|codepen|pinterest|pinimg|reddit|redditmedia|flickr|imgur|gist\.github|google|googletagmanager|google-analytics|googlesyndication|doubleclick|amazon-adsystem|gravatar|wp|cloudflare|jsdelivr|unpkg|jquery)\.(?:com|net|org|io)$/;

/** Gathers what of a text posts can't show, to be told once. */
export class LossReport {
  private readonly lost = new Set<string>();

  /** Looks at an element of the source. */
  see(name: string, attributes: Readonly<Record<string, string | undefined>>): void {
    const lost = LOST.get(name) ?? (name === 'script' ? scriptOf(attributes['src'] ?? '') : undefined);
    if (lost !== undefined) this.lost.add(lost);
  }

  /** Tells what was lost, if anything. */
  tell(report: ((detail: string, kind: string) => void) | undefined): void {
    if (this.lost.size === 0 || !report) return;
    const more = this.lost.size > NAMED ? ' and more' : '';
    const named = [...this.lost].slice(0, NAMED).join(', ');
    report(`has what a post can’t show and lost it: ${named}${more}; put a link in its place`, 'elements');
  }
}

function scriptOf(src: string): string | undefined {
  const host = URL.parse(src.trim().replace(/^\/\//, 'https://'))?.hostname;
  if (host === undefined || host === '' || NO_CONTENT.test(host)) return undefined;
  return `a script of ${host}`;
}
