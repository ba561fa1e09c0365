import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run bench',
  help: `npm run bench [-- --posts <count>] [--only <part>]
npm run bench spam [-- --development] [--train-prior]
npm run bench pages [-- --only <page>]
npm run bench dashboard [-- --posts <count>]
npm run bench media

Measures the functions on a site of 5,000 invented posts, and keeps the figures in bench/results.md.

  --posts <count>  a site of another size; its figures are printed only
  --only <part>    warm, cold, large or logins; its figures are printed only
  spam             judges the written corpora of messages instead, without emulators, and keeps bench/spam-results.md;
                   with --development those only that thresholds are chosen from; with --train-prior it writes the model
                   that every site begins with
  pages            visits the site's pages with Lighthouse instead, beside a blank page, and keeps bench/pages-results.md; ends
                   with 1 when a page falls short; --only home, post, project, tag or contact
  dashboard        opens the dashboard and goes through its list of the posts in a browser instead, and keeps bench/dashboard-results.md; ends
                   with 1 when the list takes more than 100 ms or a screen more than 1 s
  media            makes pictures of every kind smaller instead, without emulators, and keeps bench/media-results.md
  --fill           measures nothing: writes the posts into the emulators of the npm start that runs in this clone
  --help           this text`,
  config: {
    options: {
      posts: { type: 'string' },
      only: { type: 'string' },
      fill: { type: 'boolean', default: false },
      development: { type: 'boolean', default: false },
      'train-prior': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  },
  run: async ({ values, positionals }) => {
    if (positionals[0] === 'pages') return (await import('../bench/pages.ts')).benchPages(values.only);
    if (positionals[0] === 'dashboard')
      return (await import('../bench/dashboard.ts')).benchDashboard(
        values.posts === undefined ? undefined : Number(values.posts),
      );
    if (positionals[0] === 'media') {
      const { runProductScript } = await import('./lib/build/product-script.ts');
      return runProductScript('bench/media.ts', [], process.env);
    }
    if (positionals[0] !== 'spam' && values.only !== 'spam')
      return (await import('../bench/run.ts')).bench(values, positionals);
    const options = /** @type {const} */ (['development', 'train-prior']).filter((name) => values[name]);
    const { runProductScript } = await import('./lib/build/product-script.ts');
    return runProductScript(
      'bench/spam.ts',
      options.map((name) => `--${name}`),
      process.env,
    );
  },
});
