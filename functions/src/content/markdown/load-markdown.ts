/** Gives the renderer, for what writes: with its highlighter and sanitiser it takes long to load, so at the first use. */
export async function loadMarkdown() {
  return import('./markdown.js');
}

/** Gives `plainText`, likewise. */
export async function loadPlainText() {
  return (await import('./plain-text.js')).plainText;
}
