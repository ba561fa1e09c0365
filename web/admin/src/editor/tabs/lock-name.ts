/** The Web Lock that the tab holds which writes an item, and the channel of all tabs that have it open. @param document such as `posts/4f…` */
export function lockName(document: string): string {
  return `firefolio-editor:${document}`;
}
