/**
 * What the page of the API's documentation needs from npm: no page of ours loads anything from another site.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/**
 * Copies Swagger UI's files beside the page.
 *
 * @param publicDir absolute folder that Hosting serves
 */
export function copyDocsAssets(publicDir: string): void {
  const target = join(publicDir, 'api', 'docs');
  mkdirSync(target, { recursive: true });
  for (const name of ASSETS) {
    copyFileSync(join(ROOT, 'node_modules', 'swagger-ui-dist', name), join(target, name));
  }
}
