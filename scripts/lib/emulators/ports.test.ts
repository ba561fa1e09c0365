import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { assertPortsFree, chooseFreePorts, readPorts } from './ports.ts';

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

it('names a port that browsers refuse', async () => {
  await expect(assertPortsFree({ HOSTING_PORT: 6000 })).rejects.toThrow('browsers refuse');
});

it('chooses distinct ports', async () => {
  const ports = Object.values(await chooseFreePorts());
  expect(new Set(ports).size).toBe(ports.length);
});
