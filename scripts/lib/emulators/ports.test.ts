import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { assertPortsFree, chooseFreePorts, portsFrom, readPorts } from './ports.ts';

it('reads the ports that the environment moves', () => {
  expect(readPorts({ HOSTING_PORT: '5050' })).toMatchObject({ HOSTING_PORT: 5050, FUNCTIONS_PORT: 5001 });
});

it.each(['', '0', '65536', '80a', '-1'])('refuses %j as a port', (value) => {
  expect(() => readPorts({ HOSTING_PORT: value })).toThrow(/^HOSTING_PORT=.* is not a port/);
});

it('refuses one port for two purposes', () => {
  expect(() => readPorts({ HOSTING_PORT: '8080' })).toThrow('FIRESTORE_PORT and HOSTING_PORT are both 8080');
});

it('names a taken port, what needs it and the variable that moves it', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  server.on('connection', (socket) => socket.destroy());
  const { port } = server.address() as AddressInfo;
  const check = assertPortsFree({ SMTP_PORT: port });
  await expect(check).rejects.toThrow(
    new RegExp(`port ${port} is taken, .*SMTP server needs it: .* SMTP_PORT=\\d+`),
  );
  await once(server.close(), 'close');
});

it('proposes to each service another port', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  server.on('connection', (socket) => socket.destroy());
  const { port } = server.address() as AddressInfo;
  const check = assertPortsFree({ HOSTING_PORT: port, FUNCTIONS_PORT: port, HUB_PORT: port });
  const message = await check.then(String, String);
  const proposed = [...message.matchAll(/_PORT=(\d+)/g)].map(([, number]) => number);
  expect(proposed).toHaveLength(3);
  expect(new Set(proposed).size).toBe(3);
  expect(message).toContain('npm start -- --port-base');
  await once(server.close(), 'close');
});

it('names a port that browsers refuse', async () => {
  await expect(assertPortsFree({ HOSTING_PORT: 6000 })).rejects.toThrow('browsers refuse');
});

it('chooses distinct ports', async () => {
  const ports = Object.values(await chooseFreePorts());
  expect(new Set(ports).size).toBe(ports.length);
});

describe('--port-base', () => {
  it('gives each service a port of its own, the same ones for the same base', async () => {
    const ports = await portsFrom('6100');
    expect(ports).toEqual(await portsFrom('6100'));
    expect(ports.HOSTING_PORT).toBe(6100);
    expect(Object.values(ports)).toEqual(Object.keys(ports).map((_, index) => 6100 + index));
  });

  it('leaves out ports that browsers refuse', async () => {
    const ports = await portsFrom('6000');
    expect(ports.HOSTING_PORT).toBe(6001);
  });

  it('is overridden by a variable of the environment', async () => {
    expect(readPorts({ SMTP_PORT: '2525' }, await portsFrom('6100'))).toMatchObject({
      HOSTING_PORT: 6100,
      SMTP_PORT: 2525,
    });
  });

  it.each(['', '80', '65535', '6e3', '-6000'])('refuses %j', async (base) => {
    await expect(portsFrom(base)).rejects.toThrow(`--port-base ${base} is no base`);
  });
});
