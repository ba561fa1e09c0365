import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Which items of the page are chosen for what is done with several. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** @param isRange whether all between this one and the last one too */
  readonly toggle: (id: string, isRange?: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/**
 * What is chosen of a page; gone with it.
 *
 * @param all the ids on the page, in their order
 */
export function useSelection(all: readonly string[]): Selection {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const last = useRef('');
  const key = all.join();
  useEffect(() => {
    const kept = [...chosen.value].filter((id) => all.includes(id));
    if (kept.length !== chosen.value.size) chosen.value = new Set(kept);
  }, [key]);
  return {
    ids: chosen.value,
    toggle: (id, isRange = false) => {
      chosen.value = toggled(chosen.value, isRange ? between(all, last.current, id) : [id], id);
      last.current = id;
    },
    toggleAll: () => {
      chosen.value = chosen.value.size === all.length ? new Set() : new Set(all);
    },
    clear: () => {
      chosen.value = new Set();
    },
  };
}

/** The ids from one to another, both included, whichever is first. */
export function between(all: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [all.indexOf(from), all.indexOf(to)];
  return a < 0 || b < 0 ? [to] : all.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** What is chosen after ids were clicked: all of them become what the clicked one becomes. */
export function toggled(
  chosen: ReadonlySet<string>,
  ids: readonly string[],
  clicked: string,
): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (chosen.has(clicked)) next.delete(id);
    else next.add(id);
  }
  return next;
}
