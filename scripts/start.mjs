import { runCommand } from './lib/command.mjs';
import { findJava } from './lib/java.mjs';
import { PARAMS } from './lib/default-params.mjs';
import { PORTS } from './lib/default-ports.mjs';

await runCommand({
  name: 'npm start',
  help: `npm start [-- --fresh | --empty]

Installs what is missing, builds, starts the emulators and a mail server, prints where everything is, and rebuilds when
a source file changes. Ctrl-C stops it all and saves the data for the next start.

  --fresh           begin with the seed again, and forget the data of the last run
  --empty           begin with nothing, as a new site does: shows the code by which its first admin is made at /admin
  --port-base 6100  all services at the first ports from 6100 on, for a second clone beside the first
  --inspect         let a debugger attach to the functions at port 9229; they then answer one request after the other
  --help            this text

Environment variables
${list({
  JAVA_HOME: 'a JDK, 21 or newer',
  FIRESTORE_EMULATOR_BINARY_PATH: 'the Firestore emulator, where firebase-tools finds none',
  PUBSUB_EMULATOR_BINARY_PATH: 'the Pub/Sub emulator, likewise',
  STORAGE_EMULATOR_BINARY_PATH: "the program of the Storage emulator's rules, likewise",
})}

The ports; those that are set win over --port-base
${list(mapValues(PORTS, ({ port, what }) => `${what}; default ${port}`))}

The functions' params, as docs/DEPLOY.md explains them. Lines of your own in functions/.env.local win over these
${list(mapValues(PARAMS, ({ value, what }) => (value ? `${what}; default ${value}` : what)))}`,
  config: {
    options: {
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      inspect: { type: 'boolean', default: false },
      'port-base': { type: 'string' },
    },
  },
  before: () => findJava(process.env),
  run: async ({ values }) => (await import('./lib/start/run-locally.ts')).start(values),
});

/** @param {Record<string, string>} texts by name */
function list(texts) {
  return Object.entries(texts)
    .map(([name, text]) => `  ${name.padEnd(31)} ${text}`)
    .join('\n');
}

/**
 * @template Value
 * @param {Record<string, Value>} values
 * @param {(value: Value) => string} map
 */
function mapValues(values, map) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
