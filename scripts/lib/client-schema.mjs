/**
 * The types of client/src/schema.d.ts, from the document that the app would serve.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';
import { bundleScript } from './bundle.mjs';
import { ROOT } from './paths.mjs';
import { readPorts } from './ports.mjs';
import { createKeyring, localParams } from './settings.mjs';

/** The generated file, absolute. */
export const SCHEMA_FILE = join(ROOT, 'client', 'src', 'schema.d.ts');

const SCRIPT = join(import.meta.dirname, 'openapi-document.ts');

const HEADER =
  '/** Written by `npm run client` from the OpenAPI document. Change the routes, not this file. */\n\n';

/**
 * Renders the types anew. Needs no emulator.
 * @returns {Promise<string>} TypeScript, formatted
 */
export async function renderClientSchema() {
  const nodes = await openapiTS(await describeApi(), {
    // A field with a default may be left out of a request.
    defaultNonNullable: false,
  });
  const config = await prettier.resolveConfig(SCHEMA_FILE);
  return prettier.format(HEADER + astToString(nodes), { ...config, filepath: SCHEMA_FILE });
}

/**
 * Whether the file in the clone is what would be rendered now.
 * @returns {Promise<boolean>}
 */
export async function isClientSchemaCurrent() {
  return readFileSync(SCHEMA_FILE, 'utf8') === (await renderClientSchema());
}

async function describeApi() {
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-openapi-'));
  try {
    const bundle = await import(pathToFileURL(await bundleScript(SCRIPT, folder)).href);
    return bundle.describeApi({
      ...localParams(readPorts({}), {}),
      APP_SECRET: randomBytes(48).toString('base64url'),
      JWT_KEYRING: createKeyring(),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
