import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { ImportFile } from './imports.js';

const FIXTURES = join(__dirname, '../../fixtures');
const FOLDER = join(FIXTURES, 'version-0.1');

const importSchema = z.object({
  file: z.string(),
  format: z.enum(['markdown', 'ghost', 'wordpress']),
  source_url: z.string().optional(),
});

/** A file that version 0.1 was given, and its format. */
export interface FormerImport {
  readonly file: string;
  readonly format: 'markdown' | 'ghost' | 'wordpress';
  readonly sourceUrl: string | null;
  readonly content: Uint8Array;
}

/** A document that version 0.1 wrote, its times as Date. */
export interface FormerDocument {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The files that version 0.1 was given, in that order: fixtures/version-0.1/README.md. */
export function readFormerImports(): FormerImport[] {
  const rows = z.array(importSchema).parse(JSON.parse(readFileSync(join(FOLDER, 'imports.json'), 'utf8')));
  return rows.map(({ file, format, source_url: sourceUrl = null }) => ({
    file,
    format,
    sourceUrl,
    content: readSource(join(FIXTURES, 'import', file)),
  }));
}

/** The same as it is sent to the API. @param query what follows, such as `&existing=update` */
export function asImportFile({ format, sourceUrl, content }: FormerImport, query = ''): ImportFile {
  const site = sourceUrl === null ? '' : `&source_url=${sourceUrl}`;
  return { query: `format=${format}${site}${query}`, type: 'application/octet-stream', content };
}

/** Every document that version 0.1 wrote of them. */
export function readFormerDocuments(): FormerDocument[] {
  const lines = readFileSync(join(FOLDER, 'documents.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line, revive) as FormerDocument);
}

/** Stores them as they were. */
export async function storeFormerDocuments(db: Firestore): Promise<void> {
  const batch = db.batch();
  for (const { path, fields } of readFormerDocuments()) batch.set(db.doc(path), fields);
  await batch.commit();
}

function revive(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$time' in value) return new Date(String(value.$time));
  if ('$bytes' in value) return Buffer.from(String(value.$bytes), 'base64');
  return value;
}

/** A file as it is, a folder as a ZIP. */
function readSource(path: string): Uint8Array {
  if (path.includes('.', path.lastIndexOf('/'))) return Uint8Array.from(readFileSync(path));
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map(({ parentPath, name }) => join(parentPath, name));
  return zipSync(Object.fromEntries(files.map((file) => [file.slice(path.length + 1), readFileSync(file)])));
}
