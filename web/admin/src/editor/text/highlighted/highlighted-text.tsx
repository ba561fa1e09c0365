import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SurfaceProps } from '../surface/text-surface.js';
import type { HighlightedSurface } from './highlighted-surface.js';

interface HighlightedTextProps extends SurfaceProps {
  readonly surfaceClass: typeof HighlightedSurface;
}

/** A text with Markdown highlighted, in a shadow root. */
export function HighlightedText({
  surfaceClass: Surface,
  isReadOnly,
  text,
  onText,
  onSurface,
}: HighlightedTextProps) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<HighlightedSurface | null>(null);
  const told = useRef(onText);
  told.current = onText;
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.attachShadow({ mode: 'open' });
    const made = new Surface({
      root,
      text,
      isReadOnly,
      onText: (next) => {
        told.current(next);
      },
    });
    surface.current = made;
    onSurface(made);
    return () => {
      onSurface(null);
      made.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    surface.current?.setReadOnly(isReadOnly);
  }, [isReadOnly]);
  return <div ref={host} id="content" class="editor-area is-highlighted" />;
}
