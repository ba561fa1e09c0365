/**
 * `npm run client`: writes the client's types anew from the API's document. `-- --check` only says whether they are.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  await ensureInstalled();
  await continueUnderProjectNode();
  const { isClientSchemaCurrent, renderClientSchema, SCHEMA_FILE } = await import('./lib/client-schema.mjs');
  const file = relative(ROOT, SCHEMA_FILE);
  if (!values.check) writeFileSync(SCHEMA_FILE, await renderClientSchema());
  else if (!(await isClientSchemaCurrent()))
    throw new UserError(`${file} is not what the routes say: run npm run client, and commit it`);
  console.log(values.check ? `${file} is up to date` : `Wrote ${file}`);
} catch (error) {
  process.exitCode = reportError('npm run client', error);
}
