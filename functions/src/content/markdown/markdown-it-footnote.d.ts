/** The package has no types of its own. */
declare module 'markdown-it-footnote' {
  const footnote: (markdown: unknown) => void;
  export default footnote;
}
