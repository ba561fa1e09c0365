import { z } from 'zod';
import type { SiteAddresses } from '../../addresses/index.js';
import { defineRoute, jsonBody, type Route, STAFF_WRITE } from '../../http/index.js';
import { timestampJson } from '../../shared/index.js';
import type { ContentTypes } from '../content-kind.js';
import type { KindServices } from '../kind-services.js';
import { idParams } from '../wire/addresses.schema.js';
import { previewLinkBody } from '../wire/content.schema.js';
import type { KindWire } from '../wire/kind-wire.js';

const previewLinkJson = z
  .object({ token: z.string(), url: z.string(), expires_at: timestampJson })
  .meta({ id: 'PreviewLink' });

/** Routes of links that show a draft to people without an account. */
export function previewLinkRoutes<T extends ContentTypes>(
  { kind: { name, path, publicPath } }: KindWire<T>,
  { previewLinks }: Pick<KindServices<T>, 'previewLinks'>,
  addresses: SiteAddresses,
): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: `${path}/:id/preview-link`,
      summary: `A link that shows the ${name} to whoever has it, for a while`,
      description:
        `The ${name} stays at its version. It can have many links. \`url\` is the page that shows it: its own with ` +
        '`?preview=` and the token, or `PREVIEW_ADDRESS`, which gets `kind`, `slug` and `preview`. A page passes the ' +
        `token on to \`GET ${publicPath}/:slug\`.`,
      repeats: 'by-key',
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: idParams,
      body: jsonBody(previewLinkBody),
      answer: { status: 201, body: previewLinkJson },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, body, once, res }) => {
        const { item, token, expiresAt } = await once(
          (key) => previewLinks.create(params.id, body.hours, key),
          (made) => previewLinks.recall(made),
        );
        const url = addresses.previewOf(name, item.slug, token);
        res.status(201).json({ token, url, expires_at: expiresAt.toISOString() });
      },
    }),
    defineRoute({
      method: 'delete',
      path: `${path}/:id/preview-link`,
      summary: `Void all of a ${name}'s preview links`,
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: idParams,
      answer: { status: 204 },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        await previewLinks.revokeAll(params.id);
        res.status(204).end();
      },
    }),
  ];
}
