/**
 * Runs a TypeScript file that uses the product's source in a process of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_NODE, ROOT } from '../paths.mjs';
import { UserError } from '../user-error.mjs';

/**
 * Runs a script to its end, with its output on the terminal.
 *
 * @param script its path in the clone
 * @throws UserError when it fails
 */
export async function runProductScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = spawn(
    PROJECT_NODE,
    [
      '--enable-source-maps',
      '--import',
      join(import.meta.dirname, 'product-source.ts'),
      join(ROOT, script),
      ...args,
    ],
    { cwd: ROOT, env, stdio: 'inherit' },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new UserError(`${script} failed with exit code ${String(code)}`);
}
