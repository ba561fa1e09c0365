/**
 * Keeps bodies that the platform could not parse out of the log. The functions framework runs functions in an Express
 * app of its own, whose last resort prints an error with all its fields; its body parser's errors hold the whole body
 * in `body`, and a part of it in their message: of a login that was cut off, the password.
 *
 * @see https://github.com/expressjs/express/blob/v5.1.0/lib/application.js `logerror`
 */
export function hideUnparsedBodies(): void {
  const print = console.error.bind(console);
  console.error = (...values: unknown[]) => {
    print(...values.map(withoutBody));
  };
}

function withoutBody(value: unknown): unknown {
  if (!(value instanceof Error) || !('body' in value)) return value;
  const type = 'type' in value ? String(value.type) : value.name;
  return `a body was refused before it reached the app: ${type}`;
}
