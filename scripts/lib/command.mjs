/**
 * How each of npm's commands begins.
 *
 * The .mjs files of this folder and of `scripts/` are what the host's Node, 20 or newer, reads: from the command line to
 * the moment when the packages are there and the project's own Node 24 takes over. They are JavaScript for that reason,
 * and import nothing else before. All the rest is TypeScript, which Node 24 runs as it is.
 */
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './install.mjs';
import { UserError } from './user-error.mjs';

/** @typedef {import('node:util').ParseArgsConfig} ParseArgsConfig */

/**
 * Runs a command: reads its arguments, installs what is missing, goes on under the project's Node and ends the process.
 * @template {ParseArgsConfig} Config
 * @param {object} command
 * @param {string} command.name as people type it
 * @param {string} command.help
 * @param {Config} command.config what parseArgs takes; `--help` is added
 * @param {NodeJS.ProcessEnv} [command.env] for the project's Node; see continueUnderProjectNode
 * @param {() => unknown} [command.before] what can fail before minutes are spent on an installation
 * @param {(args: ReturnType<typeof parseArgs<Config>>) => Promise<number | void>} command.run imports what it needs when it is
 *   called; gives the exit code, default 0
 * @returns {Promise<never>}
 */
export async function runCommand({ name, help, config, env, before, run }) {
  try {
    const options = { ...config.options, help: /** @type {const} */ ({ type: 'boolean', short: 'h' }) };
    refuseSwallowed(name, Object.keys(config.options ?? {}));
    const args = readArguments(name, { ...config, options });
    if (args.values['help']) {
      console.log(help);
    } else {
      before?.();
      await ensureInstalled();
      await continueUnderProjectNode(env);
      process.exitCode = (await run(/** @type {ReturnType<typeof parseArgs<Config>>} */ (args))) ?? 0;
    }
  } catch (error) {
    if (error instanceof UserError) console.error(`${name}: ${error.message}`);
    else console.error(`${name}: unexpected error\n`, error);
    process.exitCode = 1;
  }
  process.exit(); // a connection still open must not keep it
}

/** Options that npm has as well: people may have set them for it. */
const NPMS_OWN = ['email', 'only'];

/**
 * Without `--` in front, npm takes an option for one of its own, and hands it on as a variable only.
 * @param {string} name
 * @param {string[]} options
 */
function refuseSwallowed(name, options) {
  const swallowed = options.find(
    (option) =>
      !NPMS_OWN.includes(option) && process.env[`npm_config_${option.replaceAll('-', '_')}`] !== undefined,
  );
  if (swallowed !== undefined)
    throw new UserError(`npm took --${swallowed} for an option of its own; write ${name} -- --${swallowed}`);
}

/**
 * @param {string} name
 * @param {ParseArgsConfig} config
 */
function readArguments(name, config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}; see ${name} -- --help`);
  }
}
