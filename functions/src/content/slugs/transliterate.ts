import anyAscii from 'any-ascii';

/** Signs that would be spelled out by name. */
const PICTOGRAPHS = /[\ufe0f\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu;

/** The words of a text in any script, in the letters a to z and digits. 500 kB of tables: imported by what writes. */
export function asciiWords(text: string): string[] {
  return anyAscii(
    text
      .toWellFormed()
      .replaceAll(PICTOGRAPHS, ' ')
      .replaceAll(/['’\ufffd]/g, ''),
  )
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
