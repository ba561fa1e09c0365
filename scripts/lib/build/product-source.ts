/**
 * Lets this process import the product's source, as TypeScript, from `functions/src`: `node --import` this file, or import
 * it before the first `import()` of a module that leads there.
 *
 * Node removes types by itself; the source also uses parameter properties, and names its files `.js`.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { FUNCTIONS_DIR } from '../paths.mjs';

const SOURCE = pathToFileURL(join(FUNCTIONS_DIR, 'src/')).href;

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    const isOwn = specifier.startsWith('.') && context.parentURL?.startsWith(SOURCE);
    return nextResolve(isOwn ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load: (url, context, nextLoad) => {
    if (!url.startsWith(SOURCE)) return nextLoad(url, context);
    const sourcefile = fileURLToPath(url);
    const { code } = transformSync(readFileSync(sourcefile, 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node24',
      sourcefile,
      sourcemap: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
