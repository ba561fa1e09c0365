import { runCommand } from './lib/command.mjs';
import { findJava } from './lib/java.mjs';
import { PORTS } from './lib/default-ports.mjs';

await runCommand({
  name: 'npm start',
  help: `npm start [-- --fresh]

Installs what is missing, builds, starts the emulators and a mail server, prints where everything is, and rebuilds when
a source file changes. Ctrl-C stops it all and saves the data for the next start.

  --fresh   begin with the seed again, and forget the data of the last run
  --inspect let a debugger attach to the functions at port 9229; they then answer one request after the other
  --help    this text

Environment variables
  JAVA_HOME                         a JDK, 21 or newer
${Object.entries(PORTS)
  .map(([name, { port, what }]) => `  ${name.padEnd(32)}  ${what}; default ${port}`)
  .join('\n')}
  SITE_URL, SITE_NAME, CORS_ORIGINS, CONTACT_RECIPIENT, MAIL_FROM, TRUST_PROXY_HOPS, RATE_LIMIT_SCALE
                                    the functions' params, otherwise those in functions/.env.local`,
  config: {
    options: { fresh: { type: 'boolean', default: false }, inspect: { type: 'boolean', default: false } },
  },
  before: () => findJava(process.env),
  run: async ({ values }) => (await import('./lib/start/run-locally.ts')).start(values),
});
