/**
 * The configuration of one run: firebase.json with this run's ports.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { HOST, PORTS } from './ports.mjs';

/**
 * Writes a firebase.json for one run. firebase-tools takes the file's folder as the project's, so that `functions`,
 * `web` and the rules must lie beside it.
 * @param {string} file absolute
 * @param {import('./ports.mjs').Ports} ports
 * @param {object} [options]
 * @param {boolean} [options.singleProjectMode] whether the emulators warn of other project ids, default as in firebase.json
 */
export function writeFirebaseConfig(file, ports, { singleProjectMode } = {}) {
  const config = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8'));
  for (const [variable, { emulator }] of Object.entries(PORTS)) {
    if (emulator)
      config.emulators[emulator] = { ...config.emulators[emulator], host: HOST, port: ports[variable] };
  }
  config.emulators.firestore.websocketPort = ports.FIRESTORE_WEBSOCKET_PORT;
  config.emulators.singleProjectMode = singleProjectMode ?? config.emulators.singleProjectMode;
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}
