import { defineConfig } from 'astro/config';
import { loadEnv } from 'vite';

const { SITE_URL = 'http://localhost:4321' } = loadEnv('', process.cwd(), 'SITE_');

export default defineConfig({
  site: SITE_URL,
  // Of a thousand pages one file each, such as posts/welcome.html: any host serves it at /posts/welcome.
  build: { format: 'file' },
  trailingSlash: 'never',
});
