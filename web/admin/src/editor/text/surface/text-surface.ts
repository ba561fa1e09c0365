import type { Edit, Selection } from '../commands.js';

/** What a text is written in, whatever it is made of. Its lines end by `\n`. */
export interface TextSurface {
  /** What is written, and what is chosen of it. */
  readonly selection: Selection;
  /** What scrolls. */
  readonly scroller: HTMLElement;
  readonly hasFocus: boolean;
  focus(): void;
  select(start: number, end: number): void;
  /** Does an edit as if it were typed: undo takes it back. */
  apply(edit: Edit): void;
  /** Shows another text that was not typed here, and leaves the caret where it was in the text. */
  show(text: string): void;
  /** How far from its top places of the text are, in px. */
  topsOf(offsets: readonly number[]): number[];
}

/** What every surface is told, and tells. */
export interface SurfaceProps {
  readonly isReadOnly: boolean;
  /** What is shown at first. */
  readonly text: string;
  /** Something was typed, or changed by a command. */
  readonly onText: (text: string) => void;
  /** It is there, and gone again by null. */
  readonly onSurface: (surface: TextSurface | null) => void;
}

/** The name of the text for assistive technology. */
export const TEXT_LABEL = 'Text, in Markdown';
