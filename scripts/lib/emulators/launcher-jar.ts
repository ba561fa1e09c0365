/**
 * A JAR that only names another JAR and its main class, without needing a JDK's `jar` tool.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FUNCTIONS_DIR } from '../paths.mjs';

/** What is used of fflate, which is a package of the functions. */
interface Fflate {
  zipSync: (files: Record<string, Uint8Array>, options: { level: 0; mtime: Date }) => Uint8Array;
}

/** ZIP's first moment: the same launcher at each run. */
const MTIME = new Date(1980, 0, 1);

/**
 * Builds a JAR that `java -jar` can run, for a JAR whose own manifest names no main class.
 *
 * @param targetJar absolute path of the JAR with the program
 * @param mainClass fully qualified
 */
export function buildLauncherJar(targetJar: string, mainClass: string): Buffer {
  const { zipSync } = createRequire(join(FUNCTIONS_DIR, 'package.json'))('fflate') as Fflate;
  const manifest = [
    'Manifest-Version: 1.0',
    `Main-Class: ${mainClass}`,
    `Class-Path: ${pathToFileURL(targetJar).href}`,
  ];
  const text = manifest.map((line) => `${foldLine(line)}\r\n`).join('') + '\r\n';
  return Buffer.from(zipSync({ 'META-INF/MANIFEST.MF': Buffer.from(text) }, { level: 0, mtime: MTIME }));
}

/**
 * Folds a manifest line: at most 72 bytes each, further ones start with a blank.
 * @see https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#notes-on-manifest-and-signature-files
 */
function foldLine(line: string): string {
  const parts = [line.slice(0, 72)];
  for (let start = 72; start < line.length; start += 71) parts.push(` ${line.slice(start, start + 71)}`);
  return parts.join('\r\n');
}
