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
