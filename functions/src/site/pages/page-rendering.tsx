import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Rendering } from '../../http/index.js';

/** How a page is written out: the same object at each call of sendRenderedAs. */
export function page<Source extends object>(render: (source: Source) => JSX.Element): Rendering<Source> {
  return {
    contentType: 'text/html',
    render: (source) => `<!doctype html>\n${renderToString(render(source))}\n`,
  };
}

/** How the page of an item is written out, and how a preview of it. */
export interface ItemRendering<Source extends object> {
  readonly shown: Rendering<Source>;
  readonly preview: Rendering<Source>;
}

/** See ItemRendering. */
export function itemPage<Source extends object>(
  render: (source: Source, isPreview: boolean) => JSX.Element,
): ItemRendering<Source> {
  return {
    shown: page((source: Source) => render(source, false)),
    preview: page((source: Source) => render(source, true)),
  };
}
