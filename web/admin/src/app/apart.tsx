import { render, type ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';

/** Renders at the end of the page, outside of what it belongs to: a dialog with a form of its own over a form. */
export function Apart({ children }: { children: ComponentChildren }) {
  const place = useMemo(() => document.createElement('div'), []);
  useLayoutEffect(() => {
    document.body.append(place);
    return () => {
      render(null, place);
      place.remove();
    };
  }, []);
  useLayoutEffect(() => {
    render(children, place);
  });
  return null;
}
