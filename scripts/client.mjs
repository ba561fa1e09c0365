/**
 * `npm run client`: writes the client's types and docs/ROUTES.md anew from the routes. `-- --check` only says whether they
 * are what the routes say.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  await ensureInstalled();
  await continueUnderProjectNode();
  const { renderFromRoutes } = await import('./lib/client-schema.mjs');
  for (const [file, content] of await renderFromRoutes()) {
    const name = relative(ROOT, file);
    if (!values.check) writeFileSync(file, content);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== content)
      throw new UserError(`${name} is not what the routes say: run npm run client, and commit it`);
    console.log(values.check ? `${name} is up to date` : `Wrote ${name}`);
  }
} catch (error) {
  process.exitCode = reportError('npm run client', error);
}
