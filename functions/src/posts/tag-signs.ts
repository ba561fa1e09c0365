import { once } from '../shared/once.js';

/**
 * Signs in the names of languages and tools, by which `C`, `C++` and `C#` are three, and the words for them. Made with the first
 * name: a start would wait for Unicode's tables.
 */
const signs = once((): readonly (readonly [RegExp, string])[] => [
  [/(?<=[\p{L}\p{N}])\+\+/gu, 'pp'],
  [/(?<=[\p{L}\p{N}])\+(?=$|[\s/])/gu, ' plus'],
  [/(?<=[\p{L}\p{N}])[#♯](?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])[a-z])#(?=\d)/giu, 'sharp'],
  // `ASP.NET` and `.NET` beside `Node.js`.
  [/(?<=[\p{L}\p{N}])\.(?=(?:js|ts|net|io|ai|py|rs|jl)(?![\p{L}\p{N}]))/giu, ''],
  [/(?<![\p{L}\p{N}])\.(?=net(?![\p{L}\p{N}]))/giu, 'dot'],
]);

/** The name of a tag with words in place of signs, so that it can be a tag: `C++` is `Cpp`, `Node.js` is `Nodejs`. */
export function wordsForSigns(name: string): string {
  return signs().reduce((text, [sign, word]) => text.replaceAll(sign, word), name);
}

/** How a tag is written by a post's `tagNames`: as it is where they don't say. */
export function nameOfTag(tagNames: Readonly<Record<string, string>>, tag: string): string {
  // A tag may be called as what every object has: `constructor`.
  return (Object.hasOwn(tagNames, tag) ? tagNames[tag] : undefined) ?? tag;
}
