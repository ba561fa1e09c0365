import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { deriveMac } from '../shared/index.js';
import { clientAddress, Clients } from './clients.js';

const mac = deriveMac('a secret of the test', 'ip');

function requestOf(forwarded?: string, remoteAddress?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

describe("a client's address", () => {
  test.each([
    [0, undefined, '192.0.2.1', '192.0.2.1'],
    [0, '203.0.113.9', '192.0.2.1', '192.0.2.1'],
    [0, undefined, undefined, 'local'],
    [1, undefined, '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [1, 'forged, 203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [2, 'forged, 203.0.113.9 , 198.51.100.7', '192.0.2.1', '203.0.113.9'],
    [2, '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    [2, '', '192.0.2.1', ''],
  ])('behind %d proxies, forwarded for %j', (hops, forwarded, remoteAddress, address) => {
    expect(clientAddress(requestOf(forwarded, remoteAddress), hops)).toBe(address);
  });
});

test('what a client writes in front of its own address changes nothing', () => {
  const clients = new Clients(mac, 1);
  const one = clients.of(requestOf('203.0.113.9'));
  expect(clients.of(requestOf('10.0.0.1, 203.0.113.9'))).toBe(one);
  expect(clients.of(requestOf('203.0.113.8'))).not.toEqual(one);
});

test('a client that writes much in front is the same, and is not remembered', () => {
  const clients = new Clients(mac, 1);
  const long = () => clients.of(requestOf(`${'x'.repeat(300)}, 203.0.113.9`));
  expect(long()).not.toBe(long());
  expect(long()).toEqual(clients.of(requestOf('203.0.113.9')));
});

test('an IPv6 network is one client to the limits, and each address another hash', () => {
  const clients = new Clients(mac, 1);
  const [one, other] = [clients.of(requestOf('2001:db8:1::1')), clients.of(requestOf('2001:db8:1:42::2'))];
  expect(other.limitKey).toBe(one.limitKey);
  expect(other.ipHash).not.toBe(one.ipHash);
});
