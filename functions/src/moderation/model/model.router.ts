import { z } from 'zod';
import { ADMIN_READ, ADMIN_WRITE, defineRoute, type Route } from '../../http/index.js';
import { timestampJson } from '../../shared/index.js';
import type { ModelService } from './model.service.js';

const PATH = '/admin/api/moderation/model';

const count = z.int().min(0);

const modelJson = z.object({
  ham: count.describe('Messages that it has learned as no spam'),
  spam: count.describe('And as spam'),
  learned_at: timestampJson.nullable().describe('Null when nothing yet'),
});

/** Routes of what moderators have taught the filter. */
export function modelRoutes(model: ModelService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'How much the spam filter has learned from moderators',
      description:
        'It learns every 5 minutes from the verdicts that admins give. From 60,000 on, all it has counted is halved, so that what was decided lately counts more.',
      ...ADMIN_READ,
      cost: { reads: 2, writes: 0, roundTrips: 1 },
      answer: { body: modelJson },
      handle: async ({ res }) => {
        const site = await model.find();
        res.json({
          ham: site?.model.hamTexts ?? 0,
          spam: site?.model.spamTexts ?? 0,
          learned_at: site?.learnedAt.toISOString() ?? null,
        } satisfies z.output<typeof modelJson>);
      },
    }),
    defineRoute({
      method: 'delete',
      path: PATH,
      summary: 'Have the spam filter forget all that moderators have taught it',
      description:
        'Verdicts of messages stay as they are. What was decided before is learned again when the same verdict is given once more; what was decided in the last minutes and not learned yet, still is.',
      ...ADMIN_WRITE,
      cost: { reads: 2, writes: 3, roundTrips: 2 },
      answer: { status: 204 },
      refusals: ['aborted'],
      handle: async ({ res }) => {
        await model.reset();
        res.status(204).end();
      },
    }),
  ];
}
