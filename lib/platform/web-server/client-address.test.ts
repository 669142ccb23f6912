import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['nobody is believed without proxies', '203.0.113.9', '1.1.1.1', 0, '203.0.113.9'],
  ['one proxy wrote the last entry', '10.0.0.1', '6.6.6.6, 198.51.100.7', 1, '198.51.100.7'],
  ['two proxies: the one before', '10.0.0.1', '6.6.6.6, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
  ['fewer entries than proxies', '10.0.0.1', '198.51.100.7', 2, '10.0.0.1'],
  ['no header although there is a proxy', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ['an entry that is no address', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['an empty header', '10.0.0.1', '', 1, '10.0.0.1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1', undefined, 0, '127.0.0.1'],
  ['IPv6 in brackets with a port', '10.0.0.1', '[2001:DB8::1]:443', 1, '2001:db8::1'],
  ['IPv4 with a port', '10.0.0.1', '198.51.100.7:1234', 1, '198.51.100.7'],
  ['a connection that is gone', undefined, undefined, 0, 'unknown'],
])('%s', (_name, socket, header, proxies, expected) => {
  expect(clientAddress(socket, header, proxies)).toBe(expected);
});
