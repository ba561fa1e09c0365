import sanitizeHtml from 'sanitize-html';
import { cutAtCharacter, decodeBasicEntities } from '../../shared/index.js';
import { ItemRefused } from '../formats/import-collector.js';
import { BLOCKS } from './html-tree.js';
import { LossReport } from './loss-report.js';
import { tidyTag } from './tidy-tag.js';

/** Bounds of what is converted: the converter walks the tree by recursion. */
const MAX_NESTING = 100;
const MAX_ELEMENTS = 20_000;
const MAX_HTML_LENGTH = 2_000_000;
const MAX_LINE_LENGTH = 5_000;

const INLINES = [
  ...['a', 'abbr', 'br', 'cite', 'code', 'del', 'em', 'img', 'ins', 'kbd', 'mark', 'q', 'rp', 'rt', 'samp'],
  ...['small', 'span', 'strong', 'sub', 'sup', 'u', 'var', 'input', 'source', 'param'],
];

/** GitHub shows a piece of code by a script: where it can't run, the page of it is what there is. */
const GIST =
  /<script\s(?:[^<>]*?\s)?src\s*=\s*["']?(?:https?:)?(\/\/gist\.github\.com\/[\w./-]+?)(?:\.js(?:on)?)?(\?[\w.=&%-]*)?["'\s>]/gi;

/**
 * HTML of another site, reduced to what Markdown can say or a post may have: no scripts, styles or handlers, addresses of
 * the web only. Classes and ids are still there, by which its parts are known.
 *
 * @param baseUrl what relative addresses are resolved against; null leaves them
 * @param report notes what is lost
 * @throws ItemRefused when it is too long, too deep or has too many elements to be converted
 */
export function reduceHtml(
  html: string,
  baseUrl: string | null,
  report?: (detail: string, kind: string) => void,
): string {
  if (html.length > MAX_HTML_LENGTH) throw tooComplex(`is longer than ${String(MAX_HTML_LENGTH)} characters`);
  const loss = new LossReport();
  loss.seeText(html);
  const withGists = html.replaceAll(GIST, (script, page: string, file = '') => {
    const anchor = /\bfile=([\w.-]+)/.exec(String(file))?.[1];
    const hash = anchor === undefined ? '' : `#file-${anchor.replaceAll('.', '-').toLowerCase()}`;
    return `<iframe src="https:${page}${hash}"></iframe>${script}`;
  });
  const reduced = sanitizeHtml(withGists, {
    allowedTags: [...BLOCKS, ...INLINES],
    allowedAttributes: {
      a: ['href', 'title', 'role', 'name'],
      img: ['src', 'alt', 'title'],
      ol: ['start'],
      li: ['value'],
      th: ['align', 'colspan', 'rowspan'],
      td: ['align', 'colspan', 'rowspan'],
      abbr: ['title'],
      code: ['lang'],
      pre: ['lang'],
      input: [{ name: 'type', values: ['checkbox'] }, 'checked'],
      iframe: ['src', 'title'],
      video: ['src'],
      audio: ['src'],
      embed: ['src'],
      object: ['data'],
      source: ['src'],
      param: ['name', 'value'],
      '*': ['class', 'id', 'data-*'],
    },
    allowedSchemes: ['https', 'http', 'mailto', 'tel', 'sms'],
    allowedSchemesByTag: { img: ['https', 'http'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'data', 'value'],
    allowProtocolRelative: false,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'template',
      'title',
      'svg',
      'math',
      'xmp',
    ],
    exclusiveFilter: ({ tag, attribs }) => tag === 'input' && attribs['type'] !== 'checkbox',
    transformTags: {
      '*': (tagName, attribs) => {
        const tidy = tidyTag(tagName, attribs, baseUrl);
        loss.seeTidy(tidy.tagName, tidy.attribs);
        return tidy;
      },
    },
    ...complexityLimit(loss),
  });
  loss.tell(report);
  return reduced;
}

/** The text of HTML as one line, of its first 5,000 characters: for titles, excerpts and tags. */
export function htmlToText(html: string): string {
  const start = cutAtCharacter(html, MAX_LINE_LENGTH);
  const text = sanitizeHtml(start, { allowedTags: [], allowedAttributes: {} });
  return decodeBasicEntities(text).replaceAll(/\s+/g, ' ').trim();
}

function complexityLimit(loss: LossReport): Pick<sanitizeHtml.IOptions, 'onOpenTag' | 'onCloseTag'> {
  let depth = 0;
  let elements = 0;
  return {
    onOpenTag: (name, attribs) => {
      depth += 1;
      elements += 1;
      if (depth > MAX_NESTING) throw tooComplex(`nests HTML more than ${String(MAX_NESTING)} deep`);
      if (elements > MAX_ELEMENTS) throw tooComplex(`has more than ${String(MAX_ELEMENTS)} HTML elements`);
      loss.see(name, attribs);
    },
    onCloseTag: (name) => {
      depth -= 1;
      loss.seeEnd(name);
    },
  };
}

function tooComplex(what: string): ItemRefused {
  return new ItemRefused(`${what} and was left out: split the post or simplify it`);
}
