import { spliceBetween } from '../writing/changes.js';
import type { Edit, Selection } from './commands.js';

/** What is chosen in a textarea. */
export function selectionOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selection {
  return { text: value, start: selectionStart, end: selectionEnd };
}

/**
 * Does an edit as if it were typed: the browser's own undo takes it back. execCommand is the only way that keeps it, deprecated as it
 * is; where a browser has it no more, the text is changed all the same.
 */
export function applyEdit(area: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
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

/** Shows another text that was not typed here, and leaves the caret where it was in the text. */
export function showText(area: HTMLTextAreaElement, text: string): void {
  const { at, removed, inserted } = spliceBetween(area.value, text);
  if (removed === 0 && inserted === '') return;
  const { selectionStart, selectionEnd, scrollTop } = area;
  const moved = (place: number): number => {
    if (place <= at) return place;
    return place >= at + removed
      ? place + inserted.length - removed
      : at + Math.min(place - at, inserted.length);
  };
  area.setRangeText(inserted, at, at + removed, 'preserve');
  area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  area.scrollTop = scrollTop;
}
