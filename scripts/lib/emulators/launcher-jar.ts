/**
 * A JAR that only names another JAR and its main class, without needing a JDK's `jar` tool.
 */
import { crc32 } from 'node:zlib';
import { pathToFileURL } from 'node:url';

/**
 * Builds a JAR that `java -jar` can run, for a JAR whose own manifest names no main class.
 *
 * @param targetJar absolute path of the JAR with the program
 * @param mainClass fully qualified
 * @returns the launcher's bytes
 */
export function buildLauncherJar(targetJar: string, mainClass: string): Buffer {
  const manifest = [
    'Manifest-Version: 1.0',
    `Main-Class: ${mainClass}`,
    `Class-Path: ${pathToFileURL(targetJar).href}`,
  ];
  const text = manifest.map((line) => `${foldLine(line)}\r\n`).join('') + '\r\n';
  return storedZip('META-INF/MANIFEST.MF', Buffer.from(text));
}

/**
 * Folds a manifest line: at most 72 bytes each, further ones start with a blank.
 * @see https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#notes-on-manifest-and-signature-files
 */
function foldLine(line: string): string {
  const parts = [line.slice(0, 72)];
  for (let start = 72; start < line.length; start += 71) parts.push(` ${line.slice(start, start + 71)}`);
  return parts.join('\r\n');
}

/**
 * A ZIP archive with one uncompressed file.
 * @see APPNOTE.TXT 6.3, 4.3.7 local header, 4.3.12 central directory, 4.3.16 end record
 */
function storedZip(name: string, data: Buffer): Buffer {
  const nameBytes = Buffer.from(name);
  // The fields that local header and central directory share: version needed, flags, method (stored), time,
  // date (1980-01-01), CRC, both sizes, the name's length, no extra field.
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(0x21, 8);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(data.length, 18);
  shared.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, nameBytes, data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 0]), // version made by
    shared,
    Buffer.alloc(14), // comment's length, disk, attributes, offset of the local header
    nameBytes,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
