import { useLayoutEffect, useRef } from 'preact/hooks';
import { PlainSurface } from './plain-surface.js';
import { TEXT_LABEL, type SurfaceProps } from './text-surface.js';

/** A plain textarea, which every browser, keyboard, screen reader and spell checker knows. */
export function PlainText({ isReadOnly, text, onText, onSurface }: SurfaceProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!area.current) return undefined;
    area.current.value = text;
    onSurface(new PlainSurface(area.current));
    return () => {
      onSurface(null);
    };
  }, []);
  return (
    <>
      <label class="visually-hidden" for="content">
        {TEXT_LABEL}
      </label>
      <textarea
        ref={area}
        id="content"
        class="editor-area"
        dir="auto"
        spellcheck
        readOnly={isReadOnly}
        placeholder="Write…"
        onInput={({ currentTarget }) => {
          onText(currentTarget.value);
        }}
      />
    </>
  );
}
