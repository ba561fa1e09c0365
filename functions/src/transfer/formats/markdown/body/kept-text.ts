/** Stand around the number of a piece that is kept. No text of a post has them: control characters are taken out of it. */
const OPEN = '\u0001';
const CLOSE = '\u0002';

// eslint-disable-next-line no-control-regex -- see OPEN
const PIECE = /\u0001(\d+)\u0002/g;

/** Stands where paragraphs are parted, whatever blank lines there are already. */
export const BREAK = '\u0003';

/** Pieces of a text that nothing may change, such as code, while the rest of it is worked on. */
export class KeptText {
  private readonly pieces: string[] = [];

  /** A text without the signs that stand for pieces. */
  static clean(text: string): string {
    return text.replaceAll(OPEN, '').replaceAll(CLOSE, '').replaceAll(BREAK, '');
  }

  /** What stands for a piece until it is given back. */
  keep(piece: string): string {
    this.pieces.push(piece);
    return `${OPEN}${String(this.pieces.length - 1)}${CLOSE}`;
  }

  /**
   * A line with the lines of its pieces changed.
   *
   * @param begin for the first of a piece with which the line begins
   * @param below for those below it
   */
  changeLines(line: string, begin: (text: string) => string, below: (text: string) => string): string {
    return line.replaceAll(PIECE, (_sign, number: string, at: number) => {
      const [first = '', ...others] = this.putIn(this.pieces[Number(number)] ?? '').split('\n');
      return this.keep([at === 0 ? begin(first) : first, ...others.map(below)].join('\n'));
    });
  }

  /** The text with its pieces, those within pieces too, and with blank lines where paragraphs are parted. */
  giveBack(text: string): string {
    return this.putIn(settleBreaks(text));
  }

  private putIn(text: string): string {
    return text.replaceAll(PIECE, (_sign, number: string) => this.putIn(this.pieces[Number(number)] ?? ''));
  }
}

/** A text with blank lines where paragraphs are parted. */
export function settleBreaks(text: string): string {
  const parts = text.split(BREAK);
  if (parts.length === 1) return text;
  const paragraphs = parts.map((part, index) => {
    const begin = index === 0 ? part : part.replace(/^(?:[ \t]*\n)+/, '');
    return index === parts.length - 1 ? begin : begin.trimEnd();
  });
  const end = paragraphs.at(-1)?.trim() === '' && text.endsWith('\n') ? '\n' : '';
  return paragraphs.filter((part) => part.trim() !== '').join('\n\n') + end;
}
