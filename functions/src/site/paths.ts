/** The path of an author's page. */
export function authorPath(id: string): string {
  return `/authors/${encodeURIComponent(id)}`;
}

/** The path of the posts of a month or a year, as `2026-05` or `2026`. */
export function archivePath(period: string): string {
  return `/archive/${period.replace('-', '/')}`;
}

/** The path of what is found by words. */
export function searchPath(text: string): string {
  return `/search?${new URLSearchParams({ q: text }).toString()}`;
}

/** A list's path with the number of a page; the first one has none. */
export function numberedPath(path: string, number: number): string {
  if (number === 1) return path;
  return `${path}${path.includes('?') ? '&' : '?'}page=${String(number)}`;
}

/** The path of the same content as Markdown. @param path of its page */
export function markdownPath(path: string): string {
  return `${path.replace(/\/$/, '')}.md`;
}
