/**
 * The configuration of one run: firebase.json with this run's ports.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';
import { PORTS, type DefaultPort } from '../default-ports.mjs';
import { HOST, type PortName, type Ports } from './ports.ts';

interface FirebaseConfig {
  readonly emulators: Record<string, unknown>;
}

/**
 * Writes a firebase.json for one run. firebase-tools takes the file's folder as the project's, so that `functions`,
 * `web` and the rules must lie beside it.
 *
 * @param file absolute
 * @param ports those of its emulators
 * @param mode what is another than in firebase.json
 * @param mode.singleProjectMode whether the emulators warn of other project ids
 */
export function writeFirebaseConfig(file: string, ports: Ports, mode?: { singleProjectMode: boolean }): void {
  const config = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) as FirebaseConfig;
  const { emulators } = config;
  const place = (name: string, values: object): void => {
    emulators[name] = { ...(emulators[name] as object | undefined), ...values };
  };
  for (const [variable, { emulator }] of Object.entries<DefaultPort>(PORTS)) {
    if (emulator) place(emulator, { host: HOST, port: ports[variable as PortName] });
  }
  place('firestore', { websocketPort: ports.FIRESTORE_WEBSOCKET_PORT });
  Object.assign(emulators, mode);
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}
