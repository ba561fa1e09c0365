import { AppError } from '../errors/index.js';

/** What a path has led to, with its parameters decoded. */
interface Found<T> {
  readonly value: T;
  readonly params: Record<string, string>;
}

/**
 * Values by path, in Express's syntax as far as routes use it: `:name` is one or more characters but `/`. A path is found as by
 * Express's router: case matters, one slash at its end does not, and of two that match the first is it. But only those are
 * tried that have as many slashes.
 */
export class PathTable<T> {
  private readonly byDepth;

  constructor(entries: Iterable<readonly [path: string, value: T]>) {
    const forms = Array.from(entries, ([path, value]) => ({
      depth: depthOf(path),
      form: formOf(path),
      value,
    }));
    this.byDepth = Map.groupBy(forms, ({ depth }) => depth);
  }

  /** Undefined when nothing is there. @throws AppError invalid-argument when a parameter can't be decoded */
  find(path: string): Found<T> | undefined {
    const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    for (const { form, value } of this.byDepth.get(depthOf(trimmed)) ?? []) {
      const match = form.exec(trimmed);
      if (match) return { value, params: decoded(match.groups) };
    }
    return undefined;
  }
}

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', String.raw`\.`).replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function decoded(groups: Readonly<Record<string, string>> = {}): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch (cause) {
    throw new AppError({ code: 'invalid-argument', message: 'The request is malformed.', cause });
  }
}
