import { z } from 'zod';

/** Any JSON object of the document; OpenAPI's own types add nothing that the linter in the tests does not check. */
export type Json = Record<string, unknown>;

/** Which side of a schema is described: what the API takes, or what it gives. */
export type Direction = 'input' | 'output';

const COMPONENTS = '#/components/schemas/';

/** JSON schemas of the document: those with an id are components, the rest stand where they are used. */
export class JsonSchemas {
  readonly components: Record<string, Json> = {};

  /** A schema with references to the components that it uses. */
  use(schema: z.ZodType, direction: Direction): Json {
    const json: Json & { $defs?: Record<string, Json> } = toJsonSchema(schema, direction);
    for (const [id, definition] of Object.entries(json.$defs ?? {}))
      this.components[id] = asComponent(definition);
    const standing = asComponent(json);
    if (typeof json['id'] !== 'string') return standing;
    this.components[json['id']] = standing;
    return { $ref: `${COMPONENTS}${json['id']}` };
  }
}

interface ObjectSchema {
  readonly properties?: Record<string, Json>;
  readonly required?: string[];
}

/** The JSON schema of each property of an object, of several forms the first's, and which of them must be there. */
export function describeProperties(schema: z.ZodType): {
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
} {
  const json = toJsonSchema(schema, 'input') as ObjectSchema & { oneOf?: ObjectSchema[] };
  const { properties = {}, required = [] } = json.oneOf?.[0] ?? json;
  return { properties, required };
}

function toJsonSchema(schema: z.ZodType, direction: Direction): Json {
  return z.toJSONSchema(schema, {
    io: direction,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      tidy(jsonSchema, direction);
    },
  });
}

/** Takes out what zod says and no client needs. */
function tidy(json: z.core.JSONSchema.BaseSchema, direction: Direction): void {
  // Clients are told to ignore fields that they don't know.
  if (direction === 'output' && json.additionalProperties === false) delete json.additionalProperties;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  // zod's four lines of pattern say what the format says; of answers the milliseconds are promised besides.
  if (json.format === 'date-time') {
    if (direction === 'output') json.pattern = String.raw`\.\d{3}Z$`;
    else delete json.pattern;
  }
}

/** A JSON schema without what belongs to a document of its own. */
function asComponent(json: Json): Json {
  const own = Object.entries(json).filter(([key]) => !['$schema', '$defs', 'id'].includes(key));
  return rebase(Object.fromEntries(own)) as Json;
}

/** The same with `#/$defs/X` as `#/components/schemas/X`. */
function rebase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', COMPONENTS) : rebase(inner),
    ]),
  );
}
