import { placeAfter, spliceBetween } from '../../writing/changes.js';
import type { Edit, Selection } from '../commands.js';
import type { TextSurface } from './text-surface.js';

/** A textarea, with the browser's own undo. */
export class PlainSurface implements TextSurface {
  constructor(private readonly area: HTMLTextAreaElement) {}

  /** As TextSurface.selection. */
  get selection(): Selection {
    const { value, selectionStart, selectionEnd } = this.area;
    return { text: value, start: selectionStart, end: selectionEnd };
  }

  /** As TextSurface.scroller. */
  get scroller(): HTMLElement {
    return this.area;
  }

  /** As TextSurface.hasFocus. */
  get hasFocus(): boolean {
    return document.activeElement === this.area;
  }

  /** As TextSurface.focus. */
  focus(): void {
    this.area.focus();
  }

  /** As TextSurface.select. */
  select(start: number, end: number): void {
    this.area.setSelectionRange(start, end);
  }

  /**
   * As TextSurface.apply. execCommand is the only way that keeps the browser's undo, deprecated as it is; where a browser has it no more,
   * the text is changed all the same.
   */
  apply({ from, to, insert, start, end }: Edit): void {
    const { area } = this;
    area.focus();
    area.setSelectionRange(from, to);
    const isSame = area.value.slice(from, to) === insert;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    const isDone = isSame || document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
    if (!isDone) {
      area.setRangeText(insert, from, to, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    area.setSelectionRange(start, end);
  }

  /** As TextSurface.show. */
  show(text: string): void {
    const { area } = this;
    const splice = spliceBetween(area.value, text);
    const { at, removed, inserted } = splice;
    if (removed === 0 && inserted === '') return;
    const { selectionStart, selectionEnd, scrollTop } = area;
    area.setRangeText(inserted, at, at + removed, 'preserve');
    area.setSelectionRange(placeAfter(splice, selectionStart), placeAfter(splice, selectionEnd));
    area.scrollTop = scrollTop;
  }

  /** As TextSurface.topsOf, by a copy of it that is laid out the same and not seen. */
  topsOf(offsets: readonly number[]): number[] {
    if (offsets.length === 0) return [];
    const { area } = this;
    const mirror = document.createElement('div');
    mirror.className = 'editor-area editor-mirror';
    mirror.dir = 'auto';
    mirror.ariaHidden = 'true';
    const marks = offsets.map(() => document.createElement('span'));
    let from = 0;
    for (const [index, offset] of offsets.entries()) {
      mirror.append(area.value.slice(from, offset), marks[index] ?? '');
      from = offset;
    }
    mirror.append(area.value.slice(from));
    area.after(mirror);
    // The policy of the page lets no style stand in HTML; one that a script sets is none of that.
    mirror.style.width = `${area.clientWidth}px`;
    const tops = marks.map(({ offsetTop }) => offsetTop);
    mirror.remove();
    return tops;
  }
}
