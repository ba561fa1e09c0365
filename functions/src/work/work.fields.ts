import { z } from 'zod';
import { field, storedTime, to, toCreateTime, toUpdateTime, type BrokenSource } from '../documents/index.js';

/** What every kind of work stores besides its status, which a kind's `ifMended` must set to failed. @param retentionMs how long it is kept */
export function workFields(retentionMs: number) {
  return {
    attempts: field(z.int().min(0), 'nobody', to(0)),
    leaseUntil: field(storedTime.nullable(), 'nobody', to(null)),
    requestId: field(z.string(), 'nobody', ({ id }: BrokenSource) => id),
    createdAt: field(storedTime, 'account', toCreateTime),
    updatedAt: field(storedTime, 'account', toUpdateTime),
    expiresAt: field(
      storedTime,
      'nobody',
      ({ createTime }: BrokenSource) => new Date(createTime.getTime() + retentionMs),
    ),
  };
}
