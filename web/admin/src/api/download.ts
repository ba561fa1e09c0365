/** Saves what the API gives as a file, which takes a login that no link carries. */

/** Has the browser save bytes as a file. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** The name that an answer gives its file, or another one. */
export function nameOf(response: Response, otherwise: string): string {
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  return name ?? otherwise;
}
