import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What schema.org has: its types with their properties, as Google's package `schema-dts` declares each release of it. */
export interface Vocabulary {
  /** Whether there is a type of the name. */
  hasType(type: string): boolean;
  /** Names of what a property of a type may be, such as `Text`, `DateTime`, `Person`; null where the type has no such property. */
  rangeOf(type: string, property: string): readonly string[] | null;
  /** Whether a type is another one or one of its kinds, such as BlogPosting an Article. */
  isA(type: string, other: string): boolean;
}

interface Declared {
  readonly parents: readonly string[];
  readonly ranges: ReadonlyMap<string, readonly string[]>;
}

/** Reads the declarations: interfaces `…Base` have properties, `…Leaf` their types' names, aliases the kinds of a type. */
export function readVocabulary(): Vocabulary {
  const path = require.resolve('schema-dts/dist/schema.d.ts');
  const { statements } = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const interfaces = new Map<string, Declared>();
  const aliases = new Map<string, readonly string[]>();
  for (const statement of statements) {
    if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, declaredBy(statement));
    if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, namesIn(statement.type));
  }
  const findRange = (name: string, property: string): readonly string[] | null => {
    const found = interfaces.get(name);
    if (!found) return null;
    const own = found.ranges.get(property);
    if (own) return own;
    return found.parents.map((parent) => findRange(parent, property)).find((range) => range !== null) ?? null;
  };
  const isA = (type: string, other: string): boolean =>
    type === other ||
    (aliases.get(other) ?? []).some((kind) => kind === `${type}Leaf` || (kind !== other && isA(type, kind)));
  return {
    hasType: (type) => interfaces.has(`${type}Leaf`),
    rangeOf: (type, property) => findRange(`${type}Leaf`, property),
    isA,
  };
}

function declaredBy({ heritageClauses, members }: ts.InterfaceDeclaration): Declared {
  const parents = [...(heritageClauses ?? [])]
    .flatMap(({ types }) => types.map(({ expression }) => expression))
    .flatMap((expression) => (ts.isIdentifier(expression) ? [expression.text] : []));
  const ranges = [...members].flatMap((member): [string, string[]][] => {
    const range = ts.isPropertySignature(member) && ts.isStringLiteral(member.name) ? member.type : undefined;
    // SchemaValue<Range, "name of the property">
    if (!range || !ts.isTypeReferenceNode(range) || !ts.isPropertySignature(member)) return [];
    const [first] = range.typeArguments ?? [];
    return first && ts.isStringLiteral(member.name) ? [[member.name.text, namesIn(first)]] : [];
  });
  return { parents, ranges: new Map(ranges) };
}

/** The names in a union of types. */
function namesIn(type: ts.TypeNode): string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(namesIn);
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return [type.typeName.text];
  return [];
}
