/**
 * What a developer wants to see at once from the emulators' log: errors of the functions.
 */

const ERROR_SEVERITIES = ['ERROR', 'CRITICAL', 'ALERT', 'EMERGENCY'];

/** Longer messages are cut; the log has them in full. */
const MAX_LENGTH = 400;

/**
 * Makes a listener for the lines of firebase-tools.
 * @param {(text: string) => void} show told of each error, in one line
 * @returns {(line: string) => void}
 */
export function watchFunctionsLog(show) {
  return (line) => {
    const text = describeError(line);
    if (text) show(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)} …` : text);
  };
}

/**
 * The error that a line of firebase-tools' output reports.
 * @param {string} line without colours; a function's own lines begin with `> `
 * @returns {string | undefined} undefined for every other line
 */
export function describeError(line) {
  const own = /^>\s+(\{.*\})\s*$/.exec(line);
  if (own) {
    const entry = parseJson(own[1]);
    if (!ERROR_SEVERITIES.includes(entry?.severity)) return undefined;
    return `functions: ${entry.severity} ${String(entry.message ?? '').split('\n')[0]}`;
  }
  const emulator = /^⬢\s+(functions.*)$/.exec(line) ?? /^⚠\s+(functions: (?:Error|Uncaught|Failed|Your function).*)$/.exec(line);
  return emulator?.[1];
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
