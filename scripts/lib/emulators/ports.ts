/**
 * The local ports: their defaults, the environment variables that move them, and whether they are free.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { PORTS } from '../default-ports.mjs';
import { UserError } from '../user-error.mjs';

/** Every emulator listens on the loopback interface only. */
export const HOST = '127.0.0.1';

/** The environment variable of a port. */
export type PortName = keyof typeof PORTS;

/** Ports by the name of their environment variable. */
export type Ports = Readonly<Record<PortName, number>>;

const PORT_NAMES = Object.keys(PORTS) as PortName[];

/** Proposed to whom more than one port is taken. */
const SPARE_BASE = 6100;

/** Leaves room for all services above it. */
const LAST_BASE = 65_000;

const DEFAULTS = Object.fromEntries(PORT_NAMES.map((name) => [name, PORTS[name].port])) as Ports;

/**
 * The ports that the environment names.
 *
 * @param defaults those of the others
 * @throws UserError for a value that is no port, or one port given twice
 */
export function readPorts(env: NodeJS.ProcessEnv, defaults: Ports = DEFAULTS): Ports {
  const ports: Record<PortName, number> = { ...defaults };
  const users = new Map<number, string>();
  for (const variable of PORT_NAMES) {
    const text = env[variable] ?? String(defaults[variable]);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65535) {
      throw new UserError(`${variable}=${text} is not a port: use a number from 1 to 65535`);
    }
    const other = users.get(port);
    if (other)
      throw new UserError(`${variable} and ${other} are both ${port}: give one of them another number`);
    users.set(port, variable);
    ports[variable] = port;
  }
  return ports;
}

/**
 * A port for each service: the first ones from `base` on, without those that browsers refuse. The same for the same base.
 *
 * @throws UserError when the base is no port, or leaves too few above it
 */
export async function portsFrom(base: string): Promise<Ports> {
  const ports: Record<PortName, number> = { ...DEFAULTS };
  let port = /^\d{4,5}$/.test(base) ? Number(base) : 0;
  if (port < 1024 || port > LAST_BASE)
    throw new UserError(`--port-base ${base} is no base: use a number from 1024 to ${LAST_BASE}`);
  for (const variable of PORT_NAMES) {
    while (await isRefusedByFetch(port)) port += 1;
    ports[variable] = port;
    port += 1;
  }
  return ports;
}

/**
 * Makes sure that nothing listens on any of the ports yet, and that browsers and `fetch` would use them.
 *
 * @throws UserError one line for each port that can't be used
 */
export async function assertPortsFree(ports: Partial<Ports>): Promise<void> {
  const lines: string[] = [];
  const spoken = Object.values(ports);
  for (const variable of PORT_NAMES) {
    const port = ports[variable];
    if (port === undefined) continue;
    const refused = await isRefusedByFetch(port);
    if (!refused && (await isPortFree(port))) continue;
    const other = await nextFreePort(port + 1, spoken);
    spoken.push(other);
    const problem = refused ? 'is one that browsers refuse' : 'is taken';
    const remedy = refused ? '' : 'stop what uses it, or ';
    lines.push(
      `port ${port} ${problem}, and ${PORTS[variable].what} needs it: ${remedy}choose another port with ${variable}=${other}`,
    );
  }
  if (lines.length > 1) lines.push(`or move all ports at once: npm start -- --port-base ${SPARE_BASE}`);
  if (lines.length > 0) throw new UserError(lines.join('\n'));
}

/** Chooses free ports, none of them a default of `npm start` or in the range that systems give to outgoing connections. */
export async function chooseFreePorts(): Promise<Ports> {
  const ports: Record<PortName, number> = { ...DEFAULTS };
  const taken = Object.values(DEFAULTS);
  let candidate = 20000 + Math.floor(Math.random() * 10000);
  for (const variable of PORT_NAMES) {
    candidate = await nextFreePort(candidate + 1, taken);
    ports[variable] = candidate;
  }
  return ports;
}

/**
 * Whether a port of the loopback interface is free. Connecting is tried too: some systems let a program listen on
 * 127.0.0.1 while another listens on all interfaces.
 */
async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port)) && !(await canConnect(port));
}

async function isUsable(port: number) {
  return (await isPortFree(port)) && !(await isRefusedByFetch(port));
}

async function nextFreePort(from: number, except: readonly number[]) {
  let port = from;
  while (port < 65535 && (except.includes(port) || !(await isUsable(port)))) port += 1;
  return port;
}

/** Whether it is one of those that browsers never connect to. @see https://fetch.spec.whatwg.org/#port-blocking */
async function isRefusedByFetch(port: number) {
  try {
    await fetch(`http://${HOST}:${port}/`, { method: 'HEAD', signal: AbortSignal.timeout(500) });
    return false;
  } catch (error) {
    return (error as { cause?: { message?: string } }).cause?.message === 'bad port';
  }
}

async function canListen(port: number) {
  const server = createServer().listen({ port, host: HOST, exclusive: true });
  try {
    await once(server, 'listening');
    await once(server.close(), 'close');
    return true;
  } catch {
    return false;
  }
}

async function canConnect(port: number) {
  const socket = connect({ port, host: HOST });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Whether an address answers a request well, and in time. */
export async function answers(url: string, timeoutMs: number, init?: RequestInit): Promise<boolean> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
