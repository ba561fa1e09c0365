import { z } from 'zod';
import {
  asItIs,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
} from '../http/index.js';
import { SETTINGS_COST } from '../settings/index.js';
import type { Json } from './json-schemas.js';

interface DocsParts {
  readonly siteUrl: string;
  /** How the site is called now: 0 reads when kept, else 1. */
  readonly siteName: () => Promise<string>;
}

/** The route of the API's description. People read it at /api/docs, a page of the site (web/public/api). */
export function docsRoutes(
  listRoutes: () => Promise<readonly Route[]>,
  { siteUrl, siteName }: DocsParts,
): Route[] {
  let built: { readonly name: string; readonly document: Json } | undefined;
  const documentOf = async (name: string): Promise<Json> => {
    if (built?.name !== name) {
      const { buildOpenApi } = await import('./openapi.js');
      built = { name, document: buildOpenApi(await listRoutes(), { siteName: name, siteUrl }) };
    }
    return built.document;
  };
  return [
    defineRoute({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This description of the API (OpenAPI 3.1)',
      ...PUBLIC_READ,
      cost: { ...SETTINGS_COST, warm: KEPT_COST },
      answer: { body: z.looseObject({ openapi: z.string() }), headers: ['ETag'] },
      handle: async ({ res }) => {
        const document = await documentOf(await siteName());
        sendRendered(cachePublicly(res), document, asItIs);
      },
    }),
  ];
}
