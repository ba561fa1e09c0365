import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run cost',
  help: `npm run cost [-- <what the site does in a month>]

What a site costs in a month of 30 days, by a model of what the routes say of themselves (docs/COST.md). Needs no emulator.

  --views <count>      pages that visitors see, default 100000
  --hit-ratio <0 to 1> share of their requests that the CDN answers, default 0.9
  --posts <count>      published posts, default 200
  --messages <count>   of the contact form, default 30
  --logins <count>     of staff and readers, default 60
  --edits <count>      changes of published posts, default 40; for each of them 10 saves of drafts
  --instances <count>  of the api function that run all month, default as many as the requests need
  --keys               clients send an Idempotency-Key wherever a route takes one
  --prices <file>      JSON with other prices, of those names that scripts/lib/cost/prices.ts has
  --table              sites of 10,000 to 10 million views instead
  --ceiling            what a month can cost at most instead
  --scale              1, 10 and 1,000 instances at 10 million views a day instead (docs/SCALE.md)
  --help               this text`,
  config: {
    options: {
      views: { type: 'string' },
      'hit-ratio': { type: 'string' },
      posts: { type: 'string' },
      messages: { type: 'string' },
      logins: { type: 'string' },
      edits: { type: 'string' },
      instances: { type: 'string' },
      keys: { type: 'boolean', default: false },
      prices: { type: 'string' },
      table: { type: 'boolean', default: false },
      ceiling: { type: 'boolean', default: false },
      scale: { type: 'boolean', default: false },
    },
  },
  run: async ({ values }) => (await import('./lib/cost/cost.ts')).printCost(values),
});
