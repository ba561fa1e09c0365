type Attributes = Readonly<Record<string, string | undefined>>;

const NAMED = 5;

const WITHOUT_SCRIPT = 'what shows where no script runs (noscript)';

/** What posts can't show, by its element. */
const LOST: ReadonlyMap<string, string> = new Map([
  ['form', 'a form'],
  ['canvas', 'a drawing by script (canvas)'],
  ['math', 'a formula (MathML)'],
  ['applet', 'an applet'],
  ['textarea', 'a text field'],
  ['select', 'a list to choose from'],
  ['datalist', 'a list to choose from'],
  ['text', 'text of a drawing (SVG)'],
  ['area', 'a link of a part of a picture (area)'],
]);

/** Fields that show nothing, or what posts have, too. */
const QUIET_FIELD = /^(?:hidden|checkbox|radio|image)$/i;

/** Whose scripts only dress up a quotation that stays as text and link, or watch or sell to readers. */
const NO_CONTENT =
  /(?:^|\.)(?:twitter|x|twimg|instagram|facebook|fbcdn|tiktok|codepen|pinterest|pinimg|reddit|redditmedia|flickr|imgur|gist\.github|google|googletagmanager|google-analytics|googlesyndication|doubleclick|amazon-adsystem|gravatar|wp|cloudflare|jsdelivr|unpkg|jquery)\.(?:com|net|org|io)$/;

/** Schemes of links that posts may have, or that lead nowhere. */
const NO_LOSS = /^(?:https?|mailto|tel|sms|javascript|about|data|blob):/i;
const SCHEME = /^([a-z][a-z\d+.-]{0,19}):/i;

/** Scripts that browsers run, by their type. */
const RUN = /^(?:(?:text|application)\/(?:x-)?(?:java|ecma)script|module)?$/i;

/** What shows something where no script runs. */
const SHOWN: ReadonlySet<string> = new Set([
  'img',
  'iframe',
  'video',
  'audio',
  'p',
  'a',
  'table',
  'ul',
  'ol',
]);

/** Gathers what of a text posts can't show, to be told once. */
export class LossReport {
  private readonly lost = new Map<string, number>();
  /** Addresses of those that are there with scripts, wherever these find them. */
  private readonly pictures = new Set<string | undefined>();
  /** Pictures that are there without scripts only, mostly those that are loaded late. */
  private readonly withoutScript = new Set<string>();
  private isInNoscript = false;
  /** A form is named as a whole. */
  private isInForm = false;

  /** Looks at an element of the source that begins. */
  see(name: string, attributes: Attributes): void {
    if (name === 'noscript') this.isInNoscript = true;
    else if (this.isInNoscript) this.seeWithoutScript(name, attributes['src'] ?? '');
    else if (name === 'img') for (const value of Object.values(attributes)) this.pictures.add(value);
    this.add(LOST.get(name));
    if (name === 'form') this.isInForm = true;
    if (name === 'input' && !this.isInForm && !QUIET_FIELD.test(attributes['type'] ?? ''))
      this.add('a field or button (input)');
    if (name === 'script') this.add(scriptOf(attributes));
    if (name === 'iframe' && attributes['srcdoc'] && !attributes['src'])
      this.add('a page in a frame (srcdoc)');
  }

  /** Looks at all of the source for text without elements, which no element tells of. */
  seeText(html: string): void {
    if (!/<noscript/i.test(html)) return;
    const lowered = html.toLowerCase();
    let end = 0;
    for (const { 0: open, index } of lowered.matchAll(/<noscript\b[^<>]*>/g)) {
      if (index < end) continue;
      const begin = index + open.length;
      end = lowered.indexOf('</noscript', begin);
      if (end === -1) return;
      const inner = lowered.slice(begin, end);
      const isSeen = Array.from(inner.matchAll(/<([a-z]+)/g)).some(([, name = '']) => SHOWN.has(name));
      if (!isSeen && inner.replaceAll(/<[^<>]*>|&nbsp;/g, '').trim() !== '') this.add(WITHOUT_SCRIPT);
    }
  }

  /** Looks at one that ends. */
  seeEnd(name: string): void {
    if (name === 'noscript') this.isInNoscript = false;
    if (name === 'form') this.isInForm = false;
  }

  /** Looks at an element as the converter knows it. */
  seeTidy(name: string, { src = '', href = '' }: Attributes): void {
    if (name === 'img' && /^data:/i.test(src)) this.add('a picture within the text (data:)');
    const scheme = name === 'a' && !NO_LOSS.test(href) ? SCHEME.exec(href)?.[1] : undefined;
    if (scheme !== undefined) this.add(`the address of a link (${scheme.toLowerCase()}:)`);
  }

  /** Tells what was lost, if anything. */
  tell(report: ((detail: string, kind: string) => void) | undefined): void {
    for (const src of this.withoutScript) if (!this.pictures.has(src)) this.add(WITHOUT_SCRIPT);
    if (this.lost.size === 0 || !report) return;
    const more = this.lost.size > NAMED ? ' and more' : '';
    const named = Array.from(this.lost, ([what, count]) =>
      count === 1 ? what : `${what} ×${String(count)}`,
    );
    const list = named.slice(0, NAMED).join(', ');
    report(`has what a post can’t show and lost it: ${list}${more}; put a link in its place`, 'elements');
  }

  private seeWithoutScript(name: string, src: string): void {
    if (!SHOWN.has(name) || isOfNoContent(src)) return;
    if (name === 'img') this.withoutScript.add(src);
    else this.add(WITHOUT_SCRIPT);
  }

  private add(what: string | undefined): void {
    if (what !== undefined) this.lost.set(what, (this.lost.get(what) ?? 0) + 1);
  }
}

function scriptOf({ src = '', type = '' }: Attributes): string | undefined {
  if (src.trim() === '') return RUN.test(type.trim()) ? 'a script of its own' : undefined;
  const host = hostOf(src);
  return host === '' || isOfNoContent(src) ? undefined : `a script of ${host}`;
}

function isOfNoContent(src: string): boolean {
  return NO_CONTENT.test(hostOf(src));
}

/** Empty where there is none. */
function hostOf(src: string): string {
  return URL.parse(src.trim().replace(/^\/\//, 'https://'))?.hostname ?? '';
}
