import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from './public-address.js';
import { publicWeb } from './public-web.js';

const WANTED = { maxBytes: 1_000, timeoutMs: 2_000 };

describe('an address of the public web', () => {
  test.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:800::200e'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.0.0.1',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.8.9.1',
      '169.254.169.254',
    ],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '203.0.113.7'],
    ...['224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::a00:1',
      '64:ff9b::808:808',
    ],
    ...[
      '2002:7f00:1::',
      '2002:0a00:0001::1',
      '2001::1',
      '2001:db8::1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
    ],
    ...['', 'localhost', '1.2.3', '0x7f.0.0.1'],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('reading a file', () => {
  let server: Server;
  let stood: string;
  let asked: string[];
  let listener: RequestListener;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stood = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const read = (path: string, answer: RequestListener, web = publicWeb(stood)) => {
    [asked, listener] = [[], answer];
    return web.read(path.startsWith('/') ? `http://${stood}${path}` : path, WANTED);
  };
  const refusal = (words: string) =>
    expect.objectContaining({ code: 'failed-precondition', message: expect.stringContaining(words) });

  test('gives its bytes, by way of redirects at its host', async () => {
    const found = await read('/a', (request, response) => {
      if (request.url === '/a') response.writeHead(302, { Location: '/b' }).end();
      else response.end('found');
    });
    expect(found.toString()).toBe('found');
    expect(asked).toEqual(['/a', '/b']);
  });

  test('never asks a server of this machine, by number or by name, unless it stands in for one', async () => {
    const port = stood.split(':')[1] ?? '';
    for (const url of [
      `http://${stood}/`,
      `http://127.1:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://localhost:${port}/`,
    ])
      await expect(read(url, (_request, response) => response.end('secret'), publicWeb())).rejects.toThrow(
        refusal('The address'),
      );
    for (const url of [
      'http://127.0.0.1/',
      'http://[::1]/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://169.254.169.254/computeMetadata/v1/',
    ])
      await expect(read(url, (_request, response) => response.end('secret'), publicWeb())).rejects.toThrow(
        refusal('none of the public web'),
      );
    for (const url of ['http://localhost/', 'https://localhost/'])
      await expect(read(url, (_request, response) => response.end('secret'), publicWeb())).rejects.toThrow(
        refusal('none of the public web'),
      );
    expect(asked).toEqual([]);
  });

  test.each([
    ['another host', 'http://example.com/b', 'another host'],
    ['another port', 'http://127.0.0.1:1/b', 'another host'],
    ['no address of the web', 'file:///etc/passwd', 'another host'],
    ['itself', '/a', 'leads on more than 3 times'],
  ])('is not led to %s', async (_what, location, words) => {
    const reading = read('/a', (_request, response) => response.writeHead(301, { Location: location }).end());
    await expect(reading).rejects.toThrow(refusal(words));
  });

  test.each([
    'ftp://example.com/a',
    'http://a:b@example.com/',
    'http://example.com:8080/a',
    'javascript:1',
    'no address',
  ])('takes no %s', async (url) => {
    await expect(read(url, () => undefined)).rejects.toThrow(refusal('The address'));
  });

  test('ends where there is too much, whatever was announced, too late, or no file', async () => {
    await expect(read('/a', (_request, response) => response.end('x'.repeat(1_001)))).rejects.toThrow(
      refusal('has more than'),
    );
    const endless: RequestListener = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(300)), 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    };
    await expect(read('/a', endless)).rejects.toThrow(refusal('has more than'));
    await expect(read('/a', (_request, response) => response.writeHead(404).end())).rejects.toThrow(
      refusal('404'),
    );
    listener = () => undefined;
    await expect(publicWeb(stood).read(`http://${stood}/`, { maxBytes: 10, timeoutMs: 100 })).rejects.toThrow(
      refusal('in time'),
    );
    await expect(read('/a', (_request, response) => response.destroy())).rejects.toThrow(
      refusal('could not be reached'),
    );
  });
});
