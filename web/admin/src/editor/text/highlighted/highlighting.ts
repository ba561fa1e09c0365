import { signal } from '@preact/signals';
import { notifyFailure } from '../../../app/notices.js';
import type { HighlightedSurface } from './highlighted-surface.js';

const KEY = 'firefolio-editor-highlight';

/** Whether the writer wants Markdown highlighted, on this device. */
export const isHighlightWanted = signal(isRemembered());

/** What highlights it, once it is loaded. */
export const highlighter = signal<typeof HighlightedSurface | null>(null);

/** Whether it is offered: not where fingers write, whose keyboards know plain fields best. */
export function canHighlight(): boolean {
  return !matchMedia('(pointer: coarse)').matches;
}

/** Wants it, or no longer, and remembers that. */
export function wantHighlight(isWanted: boolean): void {
  isHighlightWanted.value = isWanted;
  try {
    if (isWanted) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Where the browser keeps nothing it holds until the page is closed.
  }
}

/** Loads what it takes. Until then, and without a network, the plain text is written in. */
export async function loadHighlighter(): Promise<void> {
  if (highlighter.value) return;
  try {
    highlighter.value = (await import('./highlighted-surface.js')).HighlightedSurface;
  } catch {
    isHighlightWanted.value = false;
    notifyFailure('What highlights Markdown could not be loaded. You can write on without it.');
  }
}

function isRemembered(): boolean {
  try {
    return canHighlight() && localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}
