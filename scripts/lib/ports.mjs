/**
 * The local ports: their defaults, the environment variables that move them, and whether they are free.
 */
import { connect, createServer } from 'node:net';
import { UserError } from './user-error.mjs';

/** Every emulator listens on the loopback interface only. */
export const HOST = '127.0.0.1';

/**
 * Environment variable → default port and what listens there. The names of the emulators are firebase.json's.
 * @type {Record<string, {port: number, emulator?: string, what: string}>}
 */
export const PORTS = {
  HOSTING_PORT: { port: 5000, emulator: 'hosting', what: 'Hosting (the site and the API)' },
  FUNCTIONS_PORT: { port: 5001, emulator: 'functions', what: 'the Functions emulator' },
  FIRESTORE_PORT: { port: 8080, emulator: 'firestore', what: 'the Firestore emulator' },
  FIRESTORE_WEBSOCKET_PORT: { port: 9150, what: "the Firestore emulator's websocket" },
  TASKS_PORT: { port: 9499, emulator: 'tasks', what: 'the Cloud Tasks emulator' },
  PUBSUB_PORT: { port: 8085, emulator: 'pubsub', what: 'the Pub/Sub emulator' },
  EVENTARC_PORT: { port: 9299, emulator: 'eventarc', what: 'the Eventarc emulator' },
  SMTP_PORT: { port: 1025, what: "MailDev's SMTP server" },
  MAIL_UI_PORT: { port: 1080, what: "MailDev's inbox" },
  HUB_PORT: { port: 4400, emulator: 'hub', what: "the emulator suite's hub" },
  LOGGING_PORT: { port: 4500, emulator: 'logging', what: "the emulator suite's log server" },
};

/**
 * Ports by the name of their environment variable.
 * @typedef {Record<keyof typeof PORTS, number>} Ports
 */

/**
 * Reads the ports from the environment.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Ports}
 * @throws {UserError} for a value that is no port, or one port given twice
 */
export function readPorts(env) {
  const ports = {};
  const users = new Map();
  for (const [variable, { port: fallback }] of Object.entries(PORTS)) {
    const text = env[variable] ?? String(fallback);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65535) {
      throw new UserError(`${variable}=${text} is not a port: use a number from 1 to 65535`);
    }
    if (users.has(port)) {
      throw new UserError(
        `${variable} and ${users.get(port)} are both ${port}: give one of them another number`,
      );
    }
    users.set(port, variable);
    ports[variable] = port;
  }
  return ports;
}

/**
 * Makes sure that nothing listens on any of the ports yet, and that browsers and `fetch` would use them.
 * @param {Ports} ports
 * @throws {UserError} one line for each port that can't be used
 */
export async function assertPortsFree(ports) {
  const lines = [];
  for (const [variable, port] of Object.entries(ports)) {
    const refused = await isRefusedByFetch(port);
    if (!refused && (await isPortFree(port))) continue;
    const other = await nextFreePort(port + 1, Object.values(ports));
    const problem = refused ? 'is one that browsers refuse' : 'is taken';
    const remedy = refused ? '' : 'stop what uses it, or ';
    lines.push(
      `port ${port} ${problem}, and ${PORTS[variable].what} needs it: ${remedy}choose another port with ${variable}=${other}`,
    );
  }
  if (lines.length > 0) throw new UserError(lines.join('\n'));
}

/**
 * Chooses free ports, none of them a default of `npm start` or in the range that systems give to outgoing connections.
 * @returns {Promise<Ports>}
 */
export async function chooseFreePorts() {
  const ports = {};
  const taken = Object.values(PORTS).map(({ port }) => port);
  let candidate = 20000 + Math.floor(Math.random() * 10000);
  for (const variable of Object.keys(PORTS)) {
    candidate = await nextFreePort(candidate + 1, taken);
    ports[variable] = candidate;
  }
  return ports;
}

/**
 * Whether a port of the loopback interface is free. Connecting is tried too: some systems let a program listen on
 * 127.0.0.1 while another listens on all interfaces.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  return (await canListen(port)) && !(await canConnect(port));
}

async function isUsable(port) {
  return (await isPortFree(port)) && !(await isRefusedByFetch(port));
}

async function nextFreePort(from, except) {
  let port = from;
  while (port < 65535 && (except.includes(port) || !(await isUsable(port)))) port += 1;
  return port;
}

/** @see https://fetch.spec.whatwg.org/#port-blocking */
async function isRefusedByFetch(port) {
  try {
    await fetch(`http://${HOST}:${port}/`, { method: 'HEAD', signal: AbortSignal.timeout(500) });
    return false;
  } catch (error) {
    return error.cause?.message === 'bad port';
  }
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.setTimeout(1000, () => finish(false));
  });
}
