/** What was put together of the same objects, below the last of them by the values beside. */
interface Level {
  readonly next: WeakMap<object, Level>;
  readonly byRest: Map<string, object>;
}

const newLevel = (): Level => ({ next: new WeakMap(), byRest: new Map() });

/** Nothing is kept here for values alone: they would never be forgotten. */
const root = newLevel();

/**
 * An object with these parts: the same one for the same parts, for as long as they are kept. So what is rendered of several kept
 * values is rendered once (sendRenderedAs).
 *
 * @param parts at least one of them an object
 */
export function together<const T extends object>(parts: T): T {
  const rest: unknown[] = [];
  let level = root;
  for (const [name, part] of Object.entries(parts) as [string, unknown][]) {
    if (typeof part !== 'object' || part === null) rest.push(name, part);
    else {
      rest.push(name);
      level = below(level, part);
    }
  }
  if (level === root) return parts;
  const key = JSON.stringify(rest);
  const known = level.byRest.get(key);
  if (known) return known as T;
  level.byRest.set(key, parts);
  return parts;
}

function below(level: Level, part: object): Level {
  let next = level.next.get(part);
  if (!next) level.next.set(part, (next = newLevel()));
  return next;
}
