import { createContext, Script, type Context } from 'node:vm';
import hljs from 'highlight.js/lib/common';
import { escapeHtml } from '../../shared/index.js';

/** Code longer than this, in characters, is not coloured. */
const MAX_LENGTH = 50_000;

/**
 * How long the code of one post may take to colour, in ms. Real code takes a few; but several grammars take quadratic
 * time, and so minutes, for 50,000 characters that are not code.
 */
const BUDGET_MS = 1_000;

/** Grammars that others call for what is embedded. */
const EMBEDDED = ['bash', 'css', 'graphql', 'javascript', 'php', 'python', 'ruby', 'xml'];

/** Only what runs as a script can be given a time limit. */
const CALL = new Script('run()');
let sandbox: Context | undefined;

/** Colours a code block: HTML with classes of highlight.js, or '' where the code shall only be escaped. */
export type Highlighter = (code: string, language: string) => string;

/**
 * A highlighter for the code blocks of one post. It leaves out what has no language that is known, what is over 50,000
 * characters, and what is left once they have taken a second together.
 */
export function createHighlighter(): Highlighter {
  let remainingMs = BUDGET_MS;
  return (code, language) => {
    if (remainingMs <= 0 || code.length > MAX_LENGTH || !hljs.getLanguage(language)) return '';
    compile(language);
    const startedAt = performance.now();
    const coloured = within(
      remainingMs,
      () => hljs.highlight(code, { language, ignoreIllegals: true }).value,
    );
    remainingMs -= performance.now() - startedAt;
    if (coloured === null) return '';
    return `<pre><code class="hljs language-${escapeHtml(language)}">${coloured}</code></pre>`;
  };
}

/** A grammar is compiled when it is first used; one that is interrupted then would stay half made. */
function compile(language: string): void {
  for (const name of [language, ...EMBEDDED]) hljs.highlight('', { language: name });
}

/** What `run` gives, or null when it has not ended after `ms`: not even a regular expression goes on then. */
function within(ms: number, run: () => string): string | null {
  sandbox ??= createContext({});
  sandbox['run'] = run;
  try {
    return CALL.runInContext(sandbox, { timeout: Math.ceil(ms) }) as string;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}
