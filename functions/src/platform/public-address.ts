import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is nobody's in the public web: IANA's special-purpose registries, as of 2026. */
const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...[
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
  ],
  ...['192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];

/** Of IPv6 only global unicast is public, and of that not these: protocols, documentation, 6to4, which may lead anywhere. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];
const GLOBAL_6 = '2000::/3';

const refused4 = listOf(NOT_PUBLIC_4, 'ipv4');
const refused6 = listOf(NOT_PUBLIC_6, 'ipv6');
const global6 = listOf([GLOBAL_6], 'ipv6');

/**
 * Whether an IP address is one of the public web. Those of IPv4 within IPv6 (mapped, NAT64, 6to4) are not: no site has only such.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
export function isPublicAddress(address: string): boolean {
  // A zone, as in `fe80::1%eth0`, is of no public one.
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (!isIPv6(address)) return !refused4.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
