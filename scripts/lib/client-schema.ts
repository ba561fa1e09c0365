/**
 * The types of client/src/schema.d.ts, from the document that the app would serve.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import * as prettier from 'prettier';
import { ROOT } from './paths.mjs';
import { readPorts } from './ports.ts';
import './product-source.ts';
import { createKeyring, localParams } from './settings.ts';
import { UserError } from './user-error.mjs';

const SCHEMA_FILE = join(ROOT, 'client', 'src', 'schema.d.ts');

const HEADER =
  '/** Written by `npm run client` from the OpenAPI document. Change the routes, not this file. */\n\n';

/**
 * `npm run client`: writes the file anew, or only checks it.
 *
 * @throws UserError when it is checked and not what the routes say
 */
export async function writeOrCheckClientSchema({ check }: { readonly check: boolean }): Promise<void> {
  const file = relative(ROOT, SCHEMA_FILE);
  const text = await renderClientSchema();
  if (!check) {
    writeFileSync(SCHEMA_FILE, text);
    console.log(`Wrote ${file}`);
  } else if (text === readFileSync(SCHEMA_FILE, 'utf8')) {
    console.log(`${file} is up to date`);
  } else {
    throw new UserError(`${file} is not what the routes say: run npm run client, and commit it`);
  }
}

/**
 * Renders the types anew. Needs no emulator.
 *
 * @returns TypeScript, formatted
 */
async function renderClientSchema(): Promise<string> {
  const nodes = await openapiTS(await describeLocalApi(), {
    // A field with a default may be left out of a request.
    defaultNonNullable: false,
  });
  const config = await prettier.resolveConfig(SCHEMA_FILE);
  return prettier.format(HEADER + astToString(nodes), { ...config, filepath: SCHEMA_FILE });
}

async function describeLocalApi(): Promise<OpenAPI3> {
  const { describeApi } = await import('./openapi-document.ts');
  const document: unknown = describeApi({
    ...localParams(readPorts({}), {}),
    APP_SECRET: randomBytes(48).toString('base64url'),
    JWT_KEYRING: createKeyring(),
  });
  return document as OpenAPI3;
}
