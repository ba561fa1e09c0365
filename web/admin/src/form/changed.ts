import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Tells the form around of a change that no typing made, such as a row that was taken away, as the browser tells it of
 * what is typed.
 *
 * @param value another one when there is a change; it stands on the page already when the form is told
 * @returns for the element that changes
 */
export function useChange(value: unknown): RefObject<HTMLFieldSetElement | null> {
  const element = useRef<HTMLFieldSetElement>(null);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current) element.current?.dispatchEvent(new Event('input', { bubbles: true }));
    isFirst.current = false;
  }, [value]);
  return element;
}
