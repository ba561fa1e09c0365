/**
 * `npm start`: everything a developer needs, from a fresh clone, in one command. Runs on the host's Node until the
 * packages are installed, so that whatever needs a package is imported after that.
 */
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled, projectEnvironment } from './lib/install.mjs';
import { findJava } from './lib/java.mjs';
import { claimFolder } from './lib/claim.mjs';
import { assertPortsFree, PORTS, readPorts } from './lib/ports.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

const HELP = `npm start [-- --fresh]

Installs what is missing, builds, starts the emulators and a mail server, prints where everything is, and rebuilds when
a source file changes. Ctrl-C stops it all and saves the data for the next start.

  --fresh   begin with the seed again, and forget the data of the last run
  --help    this text

Environment variables
  JAVA_HOME                         a JDK, 21 or newer
${Object.entries(PORTS)
  .map(([name, { port, what }]) => `  ${name.padEnd(32)}  ${what}; default ${port}`)
  .join('\n')}
  SITE_URL, SITE_NAME, CORS_ORIGINS, CONTACT_RECIPIENT, MAIL_FROM, TRUST_PROXY_HOPS, RATE_LIMIT_SCALE
                                    the functions' params, otherwise those in functions/.env.local`;

try {
  const { values } = readArguments();
  if (values.help) {
    console.log(HELP);
  } else {
    const ports = readPorts(process.env);
    const claim = await claimFolder(ports);
    try {
      await assertPortsFree(ports);
      const java = findJava(process.env);
      await ensureInstalled();
      await continueUnderProjectNode();
      const { runLocally } = await import('./lib/run-locally.mjs');
      process.exitCode = await runLocally({
        ports,
        java,
        claim,
        fresh: values.fresh,
        env: projectEnvironment(),
      });
    } finally {
      claim.release();
    }
  }
} catch (error) {
  process.exitCode = reportError('npm start', error);
}
process.exit(); // a connection still open must not keep it

function readArguments() {
  try {
    return parseArgs({
      options: { fresh: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UserError(`${error.message}; see npm start -- --help`);
  }
}
