/** How deep lists in lists are looked into. */
const MAX_DEPTH = 3;

/** How a text that is a list parts its items: Jekyll's by blanks where it has no commas, others' by commas only. */
export type ListForm = 'words' | 'commas';

/** Names of what an item of a list is called, where it is an object. */
const NAMES = ['name', 'title', 'label', 'slug', 'id'];

/**
 * The names in a list of a header, as the generators write tags and categories: a list, also of lists or of objects with names,
 * an object whose names they are, or a text with commas, or signs of Obsidian's.
 */
export function namesOf(value: unknown, form: ListForm, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') return depth === 0 ? splitNames(value, form) : cleaned([value]);
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap((item) => namesOf(item, form, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  return namesOfObject(value as Readonly<Record<string, unknown>>, form, depth);
}

function namesOfObject(object: Readonly<Record<string, unknown>>, form: ListForm, depth: number): string[] {
  const name = NAMES.map((key) => object[key]).find((found) => typeof found === 'string');
  if (name !== undefined) return cleaned([name]);
  return Object.entries(object).flatMap(([key, inner]) =>
    inner === true || inner === null ? cleaned([key]) : namesOf(inner, form, depth + 1),
  );
}

function splitNames(text: string, form: ListForm): string[] {
  const list = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1] ?? text;
  const hasSigns = /^\s*#\S+(?:\s+#\S+)*\s*$/.test(list);
  if (hasSigns) return cleaned(list.split(/\s+/));
  if (/[,;]/.test(list)) return cleaned(list.split(/[,;]/));
  return cleaned(form === 'words' ? list.split(/\s+/) : [list]);
}

/** Without quotes, Obsidian's sign before a tag and what is blank. */
function cleaned(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const plain = name
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .replace(/^#+(?=[^\s#])/, '')
      .trim();
    return plain === '' ? [] : [plain];
  });
}
