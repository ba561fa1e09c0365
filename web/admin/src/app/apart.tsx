import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const shown = signal<ComponentChildren>(null);

/** Has something rendered outside of what it belongs to: a dialog with a form of its own over a form. One at a time. */
export function Apart({ children }: { children: ComponentChildren }) {
  useLayoutEffect(() => {
    shown.value = children;
  });
  useLayoutEffect(
    () => () => {
      shown.value = null;
    },
    [],
  );
  return null;
}

/** Where that is rendered, once on the page. */
export function ShownApart() {
  return <>{shown.value}</>;
}
