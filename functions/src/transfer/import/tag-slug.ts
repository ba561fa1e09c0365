/** Signs in the names of languages and tools, by which `C`, `C++` and `C#` are three, and the words for them. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{L}\p{N}])\+\+/gu, 'pp'],
  [/(?<=[\p{L}\p{N}])\+(?=$|[\s/])/gu, ' plus'],
  [/(?<=[\p{L}\p{N}])[#♯](?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])[a-z])#(?=\d)/gu, 'sharp'],
  // `ASP.NET` and `.NET` beside `Node.js`.
  [/(?<=[\p{L}\p{N}])\.(?=(?:js|ts|net)(?![\p{L}\p{N}]))/gu, ''],
  [/(?<![\p{L}\p{N}])\.(?=net(?![\p{L}\p{N}]))/gu, 'dot'],
];

/** The slug of a tag's name. @param slugify see content/slugs/slugify.ts */
export function tagSlug(name: string, slugify: (text: string) => string): string {
  return slugify(SIGNS.reduce((text, [sign, word]) => text.replaceAll(sign, word), name));
}
