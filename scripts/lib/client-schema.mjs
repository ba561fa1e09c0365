/**
 * What is written from the routes: the types of client/src/schema.d.ts, from the document that the app would serve, and
 * docs/ROUTES.md.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';
import { bundleScript } from './bundle.mjs';
import { ROOT } from './paths.mjs';
import { readPorts } from './ports.mjs';
import { createKeyring, localParams } from './settings.mjs';

const SCHEMA_FILE = join(ROOT, 'client', 'src', 'schema.d.ts');

const ROUTES_FILE = join(ROOT, 'docs', 'ROUTES.md');

const SCRIPT = join(import.meta.dirname, 'openapi-document.ts');

const HEADER =
  '/** Written by `npm run client` from the OpenAPI document. Change the routes, not this file. */\n\n';

/**
 * Renders the generated files anew. Needs no emulator.
 * @returns {Promise<Map<string, string>>} the content of each, formatted, by its absolute path
 */
export async function renderFromRoutes() {
  const { openApi, routesPage } = await describeApi();
  // A field with a default may be left out of a request.
  const nodes = await openapiTS(openApi, { defaultNonNullable: false });
  const contents = [
    [SCHEMA_FILE, HEADER + astToString(nodes)],
    [ROUTES_FILE, routesPage],
  ];
  return new Map(
    await Promise.all(
      contents.map(async ([file, text]) => {
        const config = await prettier.resolveConfig(file);
        return [file, await prettier.format(text, { ...config, filepath: file })];
      }),
    ),
  );
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
