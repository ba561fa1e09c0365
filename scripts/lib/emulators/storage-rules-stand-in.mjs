/**
 * Stands in for the program that judges the Storage emulator's clients by storage.rules, where firebase-tools neither has it
 * nor can download it. For rules that refuse every client it says the same; others it does not take.
 *
 * Spoken is one JSON object a line, as in firebase-tools 15.34, lib/emulator/storage/rules/runtime.js. It ends with its input.
 * It is JavaScript since it runs beside everything else: to take types away costs Node 12 MB.
 * @typedef {{id: number, action: string, context?: {source?: {files?: {content: string}[]}}}} Question
 */
import { createInterface } from 'node:readline';

const ONLY_REFUSALS =
  "This stand-in takes only rules that refuse everything. firebase-tools downloads the real program of the Storage emulator's " +
  'rules: go online once';

say({ id: -1, status: 'ok' });
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {Question} */
  const question = JSON.parse(line);
  say({ id: question.id, status: 'ok', ...answer(question) });
}

/** @param {Question} question */
function answer({ action, context }) {
  if (action === 'verify') return { errors: [], result: { permit: false } };
  const isRefusal = context?.source?.files?.every(({ content }) => refusesEverything(content)) ?? false;
  const errors = action === 'load_ruleset' && !isRefusal ? [ONLY_REFUSALS] : [];
  return { errors, warnings: [], result: { rulesVersion: 2 } };
}

/**
 * Whether each `allow` of the rules is `if false`.
 * @param {string} rules
 */
function refusesEverything(rules) {
  const code = rules.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const allowed = code.match(/\ballow\b[^;]*/g) ?? [];
  return allowed.every((text) => /^allow\s[\s\w,]+:\s*if\s+false\s*$/.test(text));
}

/** @param {object} message */
function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
