import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run soak',
  help: `npm run soak [-- --messages <count>] [--runs <count>] [--seed <number>] [--only <part>]

Sends messages through the contact form while mail server, workers, database, queue, Redis and API fail in turn, each in
real processes, and looks whether every message that was accepted arrives, and once. Then two browsers write at one post in the
dashboard's editor while networks go away, answers are slow or lost and tabs are killed, 200 times, and it looks whether any text
that was typed is lost. The tables of 500 messages and 200 runs are kept in bench/soak.md. Takes some 10 minutes for the mails, 25 for
the editor; ends with 1 when a promise is broken.

  --messages <count>  another number of messages; its table is printed only
  --runs <count>      another number of runs of the editor; its table is printed only
  --seed <number>     another order of faults, other letters and addresses; default 1
  --only <part>       faults; away: whether POST /api/contact is as fast while the mail server is away; or editor
  --help              this text`,
  config: {
    options: {
      messages: { type: 'string' },
      runs: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
    },
  },
  run: async ({ values }) => (await import('../bench/soak.ts')).soak(values),
});
