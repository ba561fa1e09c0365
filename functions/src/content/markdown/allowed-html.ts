/** What HTML of a post may have: elements, their attributes, and the classes that our own plugins give. */

const WORDS = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'br',
    'hr',
    'blockquote',
    'pre',
    'code',
    'ul',
    'ol',
    'li',
    'wbr',
  ],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'dl', 'dt', 'dd', 'div', 'span', 'a'],
  ...[
    'figure',
    'figcaption',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
  ],
  ...['kbd', 'samp', 'var', 'abbr', 'dfn', 'cite', 'q', 'time', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'details'],
  ...['summary', 'section', 'input', 'label'],
];
const MEDIA = ['img', 'picture', 'video', 'audio', 'source', 'track', 'iframe'];

/** Everything else is left out, and its content stays, but for NO_TEXT. */
export const ALLOWED_ELEMENTS = [...WORDS, ...MEDIA];

/** Whose content is no text. */
export const NO_TEXT = ['script', 'style', 'textarea', 'option', 'xmp'];

const ALIGNED = Object.fromEntries(
  ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((element) => [element, ['align']]),
);

/** Attributes of any element. */
export const ANYWHERE = ['lang', 'dir', 'id'];

/** Attributes by element. */
export const ALLOWED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  ...ALIGNED,
  a: ['href', 'title', 'rel', 'target'],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'align', 'loading'],
  video: ['src', 'poster', 'title', 'width', 'height', 'controls', 'preload', 'loop', 'muted', 'playsinline'],
  audio: ['src', 'title', 'controls', 'preload', 'loop', 'muted'],
  source: ['src', 'srcset', 'sizes', 'media', 'type', 'width', 'height'],
  track: ['src', 'kind', 'srclang', 'label', 'default'],
  ol: ['start', 'reversed'],
  th: ['align', 'scope', 'colspan', 'rowspan'],
  td: ['align', 'colspan', 'rowspan'],
  abbr: ['title'],
  dfn: ['title'],
  time: ['datetime'],
  details: ['open'],
  input: ['type', 'checked', 'disabled'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen', 'loading', 'sandbox', 'referrerpolicy'],
};

/** Attributes that change nothing a reader sees: they go without a word. */
export const UNSEEN = /^(?:data-.*|loading|decoding|fetchpriority|crossorigin|referrerpolicy|ping)$/;

/** Classes by element: those that our own plugins give. */
export const ALLOWED_CLASSES: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  code: [/^language-[\w+#.-]+$/, 'hljs'],
  span: [/^hljs-[\w-]+$/, /^[a-z]+_+$/],
  li: ['task-list-item', 'footnote-item'],
  input: ['task-list-item-checkbox'],
  hr: ['footnotes-sep'],
  section: ['footnotes'],
  ol: ['footnotes-list'],
  sup: ['footnote-ref'],
  a: ['footnote-backref'],
};
