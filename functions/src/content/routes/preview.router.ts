import { z } from 'zod';
import { CONTENT_TARGETS } from '../../audit/index.js';
import { defineRoute, jsonBody, NO_COST, STAFF_AUTOSAVE, type Route } from '../../http/index.js';
import type { RenderedPreview } from '../previews/rendered-preview.js';
import { tocJson, warningsJson } from '../wire/content.presenter.js';
import { CONTENT_LIMITS, MAX_CONTENT_BODY_BYTES } from '../wire/content.schema.js';
import { unfinishedText } from '../wire/working-copy.schema.js';
import { FILES_COST, WHEN_FILES } from './write-cost.js';

const previewBody = z.strictObject({
  kind: z.enum(CONTENT_TARGETS),
  title: unfinishedText.optional().describe('Of which `slug` is made'),
  content_md: z.string().max(CONTENT_LIMITS.content),
});

const previewJson = z
  .object({
    content_html: z.string().describe('As a write would store it'),
    toc: tocJson,
    excerpt: z.string().describe('What follows from the text where none is given'),
    reading_time_minutes: z.int().min(1),
    word_count: z.int().min(0).describe('Of the prose: without code, headings, tables and footnotes'),
    slug: z
      .string()
      .nullable()
      .describe('What would be made of the title, if nobody has it yet; null without one'),
    warnings: warningsJson,
  })
  .meta({ id: 'Preview' });

/** The route that shows what is being written: /admin/api/preview. */
export function previewRoute(preview: RenderedPreview): Route {
  return defineRoute({
    method: 'post',
    path: '/admin/api/preview',
    summary: 'What becomes of a text, rendered as a write would; nothing is stored',
    description: 'Names of files of the library are resolved. Made for asking while somebody types.',
    repeats: 'harmless',
    ...STAFF_AUTOSAVE,
    cost: { ...NO_COST, more: { when: WHEN_FILES, cost: FILES_COST } },
    body: jsonBody(previewBody, MAX_CONTENT_BODY_BYTES),
    answer: { body: previewJson },
    handle: async ({ body: { kind, title = null, content_md: contentMd }, res }) => {
      const { html, toc, excerpt, readingTimeMinutes, words, slug, warnings } = await preview.render({
        ...{ kind, title, contentMd },
      });
      res.json({
        content_html: html,
        ...{ toc, excerpt, reading_time_minutes: readingTimeMinutes, word_count: words, slug, warnings },
      });
    },
  });
}
