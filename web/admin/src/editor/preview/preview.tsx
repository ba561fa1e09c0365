import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { explainFailure } from '../../api/failure.js';
import { askAny } from '../item/any-api.js';
import type { EditorModel } from '../item/editor-model.js';
import { KIND_NAMES, textField } from '../item/item.js';
import type { TextSurface } from '../text/surface/text-surface.js';
import { followed, headingOffsets, type Anchor } from './in-step.js';
import { safeFragment } from './shown-html.js';

interface Rendered {
  readonly content_html: string;
  readonly warnings: readonly { readonly detail: string }[];
}

/** How long after a keystroke it is rendered, in ms. */
const PAUSE_MS = 500;

interface PreviewProps {
  readonly model: EditorModel;
  /** The text that it goes in step with. */
  readonly surface: Signal<TextSurface | null>;
}

/** The text as the server renders it, in the look of the site. */
export function Preview({ model, surface }: PreviewProps) {
  const rendered = useSignal<Rendered | null>(null);
  const failure = useSignal('');
  const pane = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const anchors = useRef<readonly Anchor[]>([]);
  const text = textField(model.fields.value ?? {}, 'content_md');

  useEffect(() => {
    let isOver = false;
    const asking = setTimeout(
      () => {
        const body = {
          kind: KIND_NAMES[model.kind].one,
          title: textField(model.fields.value ?? {}, 'title'),
          content_md: text,
        };
        askAny<Rendered>('POST', '/admin/api/preview', { body }).then(
          ({ data }) => {
            if (isOver) return;
            rendered.value = data;
            failure.value = '';
          },
          (error: unknown) => {
            if (!isOver) failure.value = explainFailure(error);
          },
        );
      },
      rendered.value ? PAUSE_MS : 0,
    );
    return () => {
      isOver = true;
      clearTimeout(asking);
    };
  }, [text]);

  useLayoutEffect(() => {
    const { current } = host;
    if (!current || !rendered.value) return;
    const prose = proseIn(current);
    prose.replaceChildren(safeFragment(rendered.value.content_html));
    anchors.current = [];
  }, [rendered.value]);

  useEffect(() => {
    const writing = surface.value;
    anchors.current = [];
    let height = 0;
    const follow = (): void => {
      if (!writing || !pane.current || !host.current) return;
      const { scrollHeight } = writing.scroller;
      // Of a long text the height is not known before it was shown.
      if (anchors.current.length === 0 || scrollHeight !== height)
        anchors.current = anchorsOf(writing, pane.current, host.current);
      height = scrollHeight;
      pane.current.scrollTop = followed(anchors.current, writing.scroller.scrollTop);
    };
    const measureAnew = (): void => {
      anchors.current = [];
    };
    writing?.scroller.addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', measureAnew);
    return () => {
      writing?.scroller.removeEventListener('scroll', follow);
      removeEventListener('resize', measureAnew);
    };
  }, [surface.value]);

  return (
    <section class="editor-preview" aria-label="Preview">
      {failure.value && <p class="field-error">{failure.value}</p>}
      {(rendered.value?.warnings.length ?? 0) > 0 && (
        <details class="warnings">
          <summary>
            {rendered.value?.warnings.length === 1
              ? 'One thing'
              : `${rendered.value?.warnings.length ?? 0} things`}{' '}
            to look at
          </summary>
          <ul>
            {rendered.value?.warnings.map(({ detail }) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </details>
      )}
      {/* Scrolled by keys as well. */}
      <div ref={pane} class="preview-pane" tabIndex={0} role="document" aria-label="The text as it will look">
        <div ref={host} dir="auto" />
        {rendered.value?.content_html.trim() === '' && <p class="soft">What you write is shown here.</p>}
      </div>
    </section>
  );
}

/** The site's own styles, apart from the dashboard's. */
function proseIn(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const there = root.querySelector<HTMLElement>('.prose');
  if (there) return there;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/styles.css';
  const prose = document.createElement('div');
  prose.className = 'prose';
  root.append(style, prose);
  return prose;
}

function anchorsOf(surface: TextSurface, pane: HTMLElement, host: HTMLElement): Anchor[] {
  const { scroller, selection } = surface;
  const text = surface.topsOf(headingOffsets(selection.text));
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  const headings = [...(host.shadowRoot?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])];
  // Where the two do not agree, as with headings in HTML, it goes evenly from top to bottom.
  const pairs =
    headings.length === text.length
      ? headings.map((heading, index): Anchor => [
          text[index] ?? 0,
          heading.getBoundingClientRect().top - top,
        ])
      : [];
  const end: Anchor = [scroller.scrollHeight - scroller.clientHeight, pane.scrollHeight - pane.clientHeight];
  return [[0, 0], ...pairs.filter(([place, shown]) => place < end[0] && shown < end[1]), end];
}
