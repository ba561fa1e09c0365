const bytes = (...values: number[]) => Buffer.from(values);
const around = (middle: Buffer) =>
  Buffer.concat([Buffer.from('{"email":"a'), middle, Buffer.from('@b.test","password":"x"}')]);

/** Bodies that are no JSON, or not an object or array. */
export const NO_JSON: Readonly<Record<string, string>> = {
  'truncated JSON': '{"email":"a@b.test","pass',
  'an open string': '{"email":"a',
  'an open object': '{',
  'an open array': '[1,',
  'a closing brace only': '}',
  'two objects': '{}{}',
  'an object and more': '{} x',
  'a trailing comma': '{"email":"a@b.test",}',
  'single quotes': "{'email':'a@b.test'}",
  'keys without quotes': '{email:"a@b.test"}',
  'a comment': '{"email":"a@b.test"/* x */}',
  'a bare string': '"x"',
  'a bare number': '1',
  'a bare null': 'null',
  'a bare true': 'true',
  NaN: '{"email":NaN}',
  'a hexadecimal number': '{"email":0x10}',
  'a raw line break in a string': '{"email":"a\nb"}',
  'a raw NUL in a string': '{"email":"a\u0000b"}',
  'a NUL only': '\u0000',
  'a bad escape': '{"email":"\\x41"}',
  'half an escape': '{"email":"\\u00"}',
  XML: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  'a form': 'email=a%40b.test&password=x',
  HTML: '<script>alert(1)</script>',
};

/** Well-formed JSON with values that are not allowed. */
export const WRONG_VALUES: Readonly<Record<string, string | Buffer>> = {
  'an empty object': '{}',
  'an empty array': '[]',
  'an array of arrays': '[[[]]]',
  'numbers for texts': '{"email":1,"password":2,"refresh_token":3,"name":4,"message":5}',
  'null for texts': '{"email":null,"password":null,"refresh_token":null,"name":null,"message":null}',
  'objects for texts':
    '{"email":{"$ne":null},"password":{"$gt":""},"refresh_token":{},"name":{},"message":{}}',
  'arrays for texts': '{"email":["a@b.test"],"password":["x"],"refresh_token":["x"],"name":[],"message":[]}',
  'booleans for texts': '{"email":true,"password":false,"refresh_token":true,"name":true,"message":true}',
  'a number beyond all bounds': '{"email":1e999,"password":-1e999,"refresh_token":1e999}',
  'a number of many digits': `{"email":${'9'.repeat(5_000)}}`,
  'objects nested 5,000 deep': `{"email":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  'arrays nested 15,000 deep': `{"email":${'['.repeat(15_000)}${']'.repeat(15_000)}}`,
  'a thousand unknown keys': `{${Array.from({ length: 1_000 }, (_, i) => `"key${String(i)}":${String(i)}`).join(',')}}`,
  'a key of 30,000 characters': `{"${'k'.repeat(30_000)}":1}`,
  'the key __proto__': '{"__proto__":{"email":"a@b.test","password":"x","role":"admin"}}',
  'the key constructor': '{"constructor":{"prototype":{"role":"admin"}}}',
  'duplicate keys': '{"email":"a@b.test","email":1,"password":"x","password":null}',
  'an escaped NUL': '{"email":"a\\u0000@b.test","password":"\\u0000","refresh_token":"\\u0000"}',
  'a lone surrogate': '{"email":"\\ud800@b.test","password":"\\udfff","refresh_token":"\\ud800"}',
  'escaped line breaks': '{"email":"a@b.test\\r\\nBcc: x@y.test","name":"a\\r\\nb","refresh_token":"\\r\\n"}',
  'a text of 30,000 characters': `{"email":"${'a'.repeat(30_000)}@b.test","refresh_token":"${'a'.repeat(100)}"}`,
};

/** JSON with bytes in it that are not UTF-8, which lenient parsers replace. */
export const BROKEN_UTF8: Readonly<Record<string, Buffer>> = {
  'a byte that is never UTF-8': around(bytes(0xff)),
  'a continuation without a start': around(bytes(0x80)),
  'a start without its continuation': around(bytes(0xc3)),
  'an overlong slash': around(bytes(0xc0, 0xaf)),
  'a surrogate in UTF-8': around(bytes(0xed, 0xa0, 0x80)),
  'a code point beyond Unicode': around(bytes(0xf4, 0x90, 0x80, 0x80)),
  'a byte that is never UTF-8, as a key': Buffer.concat([
    Buffer.from('{"'),
    bytes(0xfe),
    Buffer.from('":1}'),
  ]),
};
