import { decodeBasicEntities, escapeHtml } from '../../../shared/index.js';
import { outsideOfCode, replaceEnclosed } from './enclosed.js';

/** Shortcodes of plugins that show code, as they are; each language has one, too. */
const CODE_NAMES = [
  'code',
  'sourcecode',
  'source',
  'cc',
  'cci',
  'ccn',
  'crayon',
  'prism',
  'highlight',
  'syntax',
];

const LANGUAGE_NAMES = [
  ...[
    'as3',
    'actionscript3',
    'bash',
    'shell',
    'coldfusion',
    'cf',
    'cpp',
    'c',
    'csharp',
    'c-sharp',
    'css',
    'delphi',
  ],
  ...[
    'pascal',
    'diff',
    'patch',
    'erlang',
    'erl',
    'fsharp',
    'go',
    'groovy',
    'html',
    'xhtml',
    'xml',
    'java',
    'javafx',
  ],
  ...[
    'js',
    'jscript',
    'javascript',
    'json',
    'matlab',
    'objc',
    'perl',
    'pl',
    'php',
    'plain',
    'powershell',
    'ps',
    'py',
  ],
  ...[
    'python',
    'r',
    'rails',
    'ror',
    'ruby',
    'rb',
    'scala',
    'sql',
    'swift',
    'typescript',
    'ts',
    'vb',
    'vbnet',
    'yaml',
  ],
];

/** Each is looked for in all of the text. */
const MAX_NAMES = 50;

const LANGUAGES: ReadonlySet<string> = new Set(LANGUAGE_NAMES);

const LANGUAGE_ATTRIBUTE = /\b(?:lang(?:uage)?|type)\s*=\s*["']?([\w+#.-]+)/i;

/** CodeColorer's `lang` may stand alone: `[cc_php]`, and `[code php]`. */
const LANGUAGE_WORD = /^\[[a-z]+[_ ]([\w+#-]+)\s*\]$/i;

/** Brackets that are no shortcode's. */
const OPEN_BRACKET = /&(?:#0*91|#x0*5b|lbrack|lsqb);/gi;
const CLOSE_BRACKET = /&(?:#0*93|#x0*5d|rbrack|rsqb);/gi;

/** WP-Syntax and WP-GeSHi show what stands here as code, whatever HTML makes of it. */
const RAW_PRE = /<pre\b[^<>]*\slang\s*=[^<>]*>/gi;

/** Code between shortcodes, in HTML: character by character as WordPress shows it. */
export function withCodeBlocks(given: string): string {
  const content = replaceEnclosed(given, RAW_PRE, '</pre>', (opening, inner) => {
    const isEscaped = !inner.includes('<') || /\sescaped\s*=\s*["']?true/i.test(opening);
    return `${opening}${isEscaped ? inner : escapeHtml(inner)}</pre>`;
  });
  const names = new Set(Array.from(content.matchAll(/\[\/([\w-]+)\]/g), ([, name = '']) => name));
  return [...names].filter(isCodeName).slice(0, MAX_NAMES).reduce(replaceCode, content);
}

function isCodeName(name: string): boolean {
  return (
    CODE_NAMES.includes(name.toLowerCase()) ||
    LANGUAGES.has(name.toLowerCase()) ||
    /^cc[ie]?n?_\w+$/i.test(name)
  );
}

function replaceCode(content: string, name: string): string {
  const open = new RegExp(String.raw`(?<!\[)\[${name}(?:[\s=][^[\]]*)?\]`, 'g');
  return outsideOfCode(content, (prose) =>
    replaceEnclosed(prose, open, `[/${name}]`, (opening, inner) =>
      codeHtml(name.toLowerCase(), opening, inner),
    ),
  );
}

function codeHtml(name: string, opening: string, inner: string): string {
  const language =
    LANGUAGE_ATTRIBUTE.exec(opening)?.[1] ??
    LANGUAGE_WORD.exec(opening)?.[1] ??
    (LANGUAGES.has(name) ? name : '');
  // Saved by the visual editor its signs are entities; typed as text they are not.
  const code = inner.includes('<')
    ? inner
    : decodeBasicEntities(
        inner
          .replaceAll(OPEN_BRACKET, '[')
          .replaceAll(CLOSE_BRACKET, ']')
          .replaceAll('&#039;', "'")
          .replaceAll('&nbsp;', ' '),
      );
  const trimmed = code.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
  if (name.startsWith('cci') || (!code.includes('\n') && name === 'code'))
    return `<code>${escapeHtml(trimmed)}</code>`;
  return `\n\n<pre data-lang="${escapeHtml(language)}">\n${escapeHtml(trimmed)}</pre>\n\n`;
}
