import { z } from 'zod';
import {
  asItIs,
  cachePublicly,
  defineRoute,
  NO_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
} from '../http/index.js';
import { once } from '../shared/once.js';
import { buildOpenApi, type ApiInfo } from './openapi.js';

/** The route of the API's description. People read it at /api/docs, a page of the site (web/public/api). */
export function docsRoutes(listRoutes: () => readonly Route[], info: ApiInfo): Route[] {
  const openApi = once(() => buildOpenApi(listRoutes(), info));
  return [
    defineRoute({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This description of the API (OpenAPI 3.1)',
      ...PUBLIC_READ,
      cost: NO_COST,
      isConstant: true,
      answer: { body: z.looseObject({ openapi: z.string() }), headers: ['ETag'] },
      handle: ({ res }) => {
        sendRendered(cachePublicly(res), openApi(), asItIs);
      },
    }),
  ];
}
