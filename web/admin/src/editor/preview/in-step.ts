/** Keeps text and preview in step: their headings are the places that both know, and between two of them it goes evenly. */

/** A place by how far it is from the top, in px: in the text, and in the preview. */
export type Anchor = readonly [text: number, preview: number];

/** Where the preview is when the text is somewhere. @param anchors in order, with the tops and the bottoms of both */
export function followed(anchors: readonly Anchor[], top: number): number {
  const next = anchors.findIndex(([text]) => text > top);
  if (next < 0) return anchors.at(-1)?.[1] ?? 0;
  const [fromText, fromPreview] = anchors[next - 1] ?? [0, 0];
  const [toText, toPreview] = anchors[next] ?? [0, 0];
  const share = toText === fromText ? 0 : (top - fromText) / (toText - fromText);
  return fromPreview + share * (toPreview - fromPreview);
}

/** Where the headings of a Markdown text begin, in UTF-16 units; lines in blocks of code are none. */
export function headingOffsets(text: string): number[] {
  const offsets: number[] = [];
  let fence: string | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const [mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.slice(1) ?? [];
    if (mark) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
    } else if (fence === null && /^ {0,3}#{1,6}(?:\s|$)/.test(line)) offsets.push(at);
    at += line.length + 1;
  }
  return offsets;
}
