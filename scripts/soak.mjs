import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run soak',
  help: `npm run soak [-- --messages <count>] [--seed <number>] [--only <part>]

Sends messages through the contact form while mail server, workers, database, queue, Redis and API fail in turn, each in
real processes, and looks whether every message that was accepted arrives, and once. The table of 500 messages is kept in
bench/soak.md. Takes some 10 minutes; ends with 1 when a promise is broken.

  --messages <count>  another number of messages; its table is printed only
  --seed <number>     another order of faults, other letters and addresses; default 1
  --only <part>       faults, or away: whether POST /api/contact is as fast while the mail server is away
  --help              this text`,
  config: {
    options: { messages: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  },
  run: async ({ values }) => (await import('../bench/soak.ts')).soak(values),
});
