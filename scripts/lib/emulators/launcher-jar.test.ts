import { crc32 } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { buildLauncherJar } from './launcher-jar.ts';

it('holds one stored file, the manifest, with the right checksum', () => {
  const jar = buildLauncherJar('/opt/emulator.jar', 'com.example.Main');
  const nameLength = jar.readUInt16LE(26);
  const size = jar.readUInt32LE(18);
  const manifest = jar.subarray(30 + nameLength, 30 + nameLength + size);
  expect(jar.subarray(30, 30 + nameLength).toString()).toBe('META-INF/MANIFEST.MF');
  expect(jar.readUInt32LE(14)).toBe(crc32(manifest));
  expect(manifest.toString()).toBe(
    'Manifest-Version: 1.0\r\nMain-Class: com.example.Main\r\nClass-Path: file:///opt/emulator.jar\r\n\r\n',
  );
});

it('folds lines that are too long for a manifest', () => {
  const path = `/${'long folder/'.repeat(20)}emulator.jar`;
  const text = buildLauncherJar(path, 'Main').toString('latin1');
  const [manifest = ''] = /Manifest-Version[\s\S]*?\r\n\r\n/.exec(text) ?? [];
  expect(Math.max(...manifest.split('\r\n').map((line) => line.length))).toBe(72);
  expect(manifest.replaceAll('\r\n ', '')).toContain(`file://${path.replaceAll(' ', '%20')}`);
});
