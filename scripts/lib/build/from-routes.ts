/**
 * What is written from the routes: the types of client/src/schema.d.ts, from the document that the app would serve, and
 * docs/ROUTES.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';
import { ROOT } from '../paths.mjs';
import './product-source.ts';
import { UserError } from '../user-error.mjs';

const SCHEMA_FILE = join(ROOT, 'client', 'src', 'schema.d.ts');

const ROUTES_FILE = join(ROOT, 'docs', 'ROUTES.md');

const HEADER =
  '/** Written by `npm run client` from the OpenAPI document. Change the routes, not this file. */\n\n';

/**
 * `npm run client`: writes the files anew, or only checks them. Needs no emulator.
 *
 * @throws UserError when one is checked and not what the routes say
 */
export async function writeOrCheckFromRoutes({ check }: { readonly check: boolean }): Promise<void> {
  const { describeApi } = await import('./openapi-document.ts');
  const { openApi, routesPage } = describeApi();
  // A field with a default may be left out of a request.
  const nodes = await openapiTS(openApi, { defaultNonNullable: false });
  await writeOrCheck(SCHEMA_FILE, HEADER + astToString(nodes), check);
  await writeOrCheck(ROUTES_FILE, routesPage, check);
}

async function writeOrCheck(path: string, content: string, check: boolean): Promise<void> {
  const config = await prettier.resolveConfig(path);
  const text = await prettier.format(content, { ...config, filepath: path });
  const file = relative(ROOT, path);
  if (!check) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
    throw new UserError(`${file} is not what the routes say: run npm run client, and commit it`);
  console.log(check ? `${file} is up to date` : `Wrote ${file}`);
}
