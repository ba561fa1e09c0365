/**
 * What a developer wants to see at once from the emulators' log: errors of the functions.
 */

const ERROR_SEVERITIES = ['ERROR', 'CRITICAL', 'ALERT', 'EMERGENCY'];

/** How an error that nobody caught begins. */
const UNCAUGHT = /^\w*Error(?: \[\w+\])?: /;

/** Longer messages are cut; the log has them in full. */
const MAX_LENGTH = 400;

/** A listener for the lines of firebase-tools, without colours. @param show told of each error, in one line */
export function watchFunctionsLog(show: (text: string) => void): (line: string) => void {
  let lastError = '';
  return (line) => {
    if (UNCAUGHT.test(line)) lastError = line;
    const failedLoad = /Failed to load function definition from source: (.*)/.exec(line);
    const text = failedLoad
      ? `functions: not reloaded, the last ones stay in use: ${lastError || (failedLoad[1] ?? '')}`
      : describeError(line);
    if (text) show(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)} …` : text);
  };
}

/** The error that a function wrote, in one line; what comes from a function begins with `> `. */
function describeError(line: string): string | undefined {
  if (!line.startsWith('> ')) return undefined;
  const text = line.slice(2).trim();
  if (UNCAUGHT.test(text)) return `functions: ${text}`;
  const entry = text.startsWith('{') ? parseJson(text) : undefined;
  if (!entry?.severity || !ERROR_SEVERITIES.includes(entry.severity)) return undefined;
  const [message = ''] = (entry.message ?? '').split('\n');
  return `functions: ${entry.severity} ${message}`;
}

interface LogEntry {
  readonly severity?: string;
  readonly message?: string | null;
}

function parseJson(text: string): LogEntry | undefined {
  try {
    return JSON.parse(text) as LogEntry;
  } catch {
    return undefined;
  }
}
