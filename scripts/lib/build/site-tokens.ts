/** Colours and fonts of the site's own stylesheet for the dashboard, so that they stand in one place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { PUBLIC_DIR } from '../paths.mjs';

const STYLES_FILE = join(PUBLIC_DIR, 'styles.css');

/** The rules that say nothing but custom properties end before this one. */
const FIRST_OTHER_RULE = '*,\n*::before';

/** `@import 'site-tokens'`: the custom properties at the top of web/public/styles.css. */
export const siteTokens: Plugin = {
  name: 'site-tokens',
  setup: (build) => {
    build.onResolve({ filter: /^site-tokens$/ }, ({ path }) => ({ path, namespace: 'site-tokens' }));
    build.onLoad({ filter: /.*/, namespace: 'site-tokens' }, () => {
      const styles = readFileSync(STYLES_FILE, 'utf8');
      const end = styles.indexOf(FIRST_OTHER_RULE);
      if (end < 0) throw new Error('web/public/styles.css has no rule where its custom properties end');
      return { contents: styles.slice(0, end), loader: 'css', watchFiles: [STYLES_FILE] };
    });
  },
};
