/**
 * What the Storage emulator judges its clients with where firebase-tools has no program for it: a `java` that runs the stand-in
 * when it is asked for that, and the real Java for the rest.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CACHE_DIR, PROJECT_NODE } from '../paths.mjs';
import { writeIfChanged } from './write-if-changed.ts';

const STAND_IN = join(import.meta.dirname, 'storage-rules-stand-in.mjs');

/**
 * The environment in which firebase-tools runs the stand-in.
 *
 * @param java the real one's `bin/java`, absolute
 * @param path PATH so far
 */
export function standInForRules(java: string, path: string): Record<string, string> {
  const folder = join(CACHE_DIR, 'java');
  mkdirSync(folder, { recursive: true });
  const wrapper = join(folder, 'java');
  writeIfChanged(wrapper, Buffer.from(wrapperOf(java)));
  chmodSync(wrapper, 0o755);
  return { STORAGE_EMULATOR_BINARY_PATH: STAND_IN, PATH: [folder, path].join(delimiter) };
}

/** firebase-tools runs `java -jar <STORAGE_EMULATOR_BINARY_PATH> serve`. `exec` keeps it one process. */
function wrapperOf(java: string): string {
  return [
    '#!/bin/sh',
    'for argument in "$@"; do',
    `  if [ "$argument" = ${quoted(STAND_IN)} ]; then exec ${quoted(PROJECT_NODE)} ${quoted(STAND_IN)}; fi`,
    'done',
    `exec ${quoted(java)} "$@"`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
