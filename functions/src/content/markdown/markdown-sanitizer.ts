import sanitizeHtml from 'sanitize-html';
import { validationFailed } from '../../errors/index.js';
import { decodeBasicEntities } from '../../shared/index.js';
import { LINK_SCHEMES, MEDIA_SCHEMES } from './addresses.js';
import { ALLOWED_ATTRIBUTES, ALLOWED_CLASSES, ALLOWED_ELEMENTS, ANYWHERE, NO_TEXT } from './allowed-html.js';
import { decodeFragment, type Anchors } from './anchors.js';
import { elementRules, isEmptied, type Pass } from './element-rules.js';
import { RenderWarnings } from './render-warnings.js';

const MAX_NESTING = 100;

/** The allow-list: it holds whatever the rules for single elements have made of them. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED_ELEMENTS,
  allowedAttributes: {
    ...Object.fromEntries(
      Object.entries(ALLOWED_ATTRIBUTES).map(([element, names]) => [element, [...names]]),
    ),
    a: ['href', 'title', 'rel', { name: 'target', values: ['_blank'] }],
    input: [{ name: 'type', values: ['checkbox'] }, 'checked', 'disabled'],
    '*': ANYWHERE,
  },
  allowedClasses: Object.fromEntries(
    Object.entries(ALLOWED_CLASSES).map(([element, words]) => [element, [...words]]),
  ),
  // The rules let a name of the library through, and nothing else with its scheme.
  allowedSchemes: [...MEDIA_SCHEMES, 'media'],
  allowedSchemesByTag: { a: [...LINK_SCHEMES, 'media'], iframe: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: NO_TEXT,
  selfClosing: [...sanitizeHtml.defaults.selfClosing, 'source', 'track', 'wbr'],
  exclusiveFilter: ({ tag, attribs }) => isEmptied(tag, attribs),
};

/** What a pass over the HTML of one text knows and notes. */
interface Rendering {
  /** With the ids of its headings; others join them. */
  readonly anchors: Anchors;
  /** Filled while sanitising. */
  readonly warnings: RenderWarnings;
}

/**
 * HTML with nothing but what the allow-list has: safe to insert into a page. Its links to its own headings and ids lead
 * there, by whatever name they call them.
 *
 * @throws AppError validation-failed when it is nested more than 100 deep
 */
export function sanitize(html: string, { anchors, warnings }: Rendering): string {
  const pass: Pass = { anchors, warnings, baseUrl: null, openMedia: [] };
  const safe = sanitizeHtml(html, {
    ...ALLOWED,
    ...watchNesting(pass, MAX_NESTING),
    transformTags: elementRules(pass),
  });
  return linkWithin(safe, anchors, warnings);
}

/**
 * The same for a reader that does not show it at the site: relative addresses are resolved against `baseUrl`, and ids stay.
 */
export function sanitizeForElsewhere(html: string, baseUrl: string): string {
  const pass: Pass = { anchors: null, warnings: new RenderWarnings(), baseUrl, openMedia: [] };
  return sanitizeHtml(html, {
    ...ALLOWED,
    ...watchNesting(pass, Infinity),
    transformTags: elementRules(pass),
  });
}

/** Follows what is open, and refuses deep nesting, which takes the HTML parser quadratic time: seconds for one post. */
function watchNesting(
  { openMedia, warnings }: Pass,
  maxNesting: number,
): Pick<sanitizeHtml.IOptions, 'onOpenTag' | 'onCloseTag'> {
  let depth = 0;
  return {
    onOpenTag: (name) => {
      if (TAKES_SOURCES.has(name)) openMedia.push(name);
      depth += 1;
      if (depth <= maxNesting) return;
      throw validationFailed([
        { pointer: warnings.pointer, detail: `nests HTML more than ${String(maxNesting)} deep` },
      ]);
    },
    onCloseTag: (name) => {
      if (TAKES_SOURCES.has(name)) openMedia.pop();
      depth -= 1;
    },
  };
}

const TAKES_SOURCES = new Set(['picture', 'video', 'audio']);

/** Links within sanitised HTML have their address first: see element-rules.ts. */
const LINK_WITHIN = /<a href="#([^"]+)"/g;

function linkWithin(html: string, anchors: Anchors, warnings: RenderWarnings): string {
  return html.replaceAll(LINK_WITHIN, (link, escaped: string) => {
    const fragment = decodeBasicEntities(escaped);
    const id = anchors.find(fragment);
    if (id !== null) return `<a href="#${id}"`;
    // Of every page it is the beginning.
    if (fragment.toLowerCase() !== 'top') warnings.add('link', `#${decodeFragment(fragment)}`);
    return link;
  });
}
