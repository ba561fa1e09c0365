import { z } from 'zod';
import { documentId, emailAddress, pageQuery, searchedText, singleLine } from '../../shared/index.js';
import { MAX_DIAGNOSTIC, SUPPRESSION_REASONS } from './suppression.js';

const filters = {
  q: searchedText.optional().describe('How the address or a part of it begins'),
  reason: z.enum(SUPPRESSION_REASONS).optional(),
};

/** Query of GET /admin/api/suppressions. */
export const suppressionsQuery = z.object({ ...pageQuery, ...filters });

/** What entries are asked for: each filter narrows the list, absent ones don't. */
export type SuppressionsQuery = z.output<typeof suppressionsQuery>;

/** The same on any page. */
export type SuppressionFilters = Pick<SuppressionsQuery, keyof typeof filters>;

/** Path of one entry. */
export const suppressionParams = z.object({ id: documentId });

/** Body of POST /admin/api/suppressions. */
export const addSuppressionBody = z.strictObject({
  address: emailAddress,
  reason: z
    .enum(SUPPRESSION_REASONS)
    .describe('`unsubscribed` holds back only what strangers can cause; the others every mail'),
  note: singleLine(0, MAX_DIAGNOSTIC).default('').describe('How that is known'),
});

/** Longest report in UTF-16 units: to read one takes a second at most. */
const MAX_REPORT = 100_000;

/** Bytes of the body with a report in it. */
export const MAX_REPORT_BYTES = 400_000;

/** Body of POST /admin/api/suppressions/reports. */
export const bounceReportBody = z.strictObject({
  report: z
    .string()
    .min(1)
    .max(MAX_REPORT, 'is longer than a report can be: leave the returned mail away behind its header')
    .describe("The report's source (“show original”, “view source”), headers included"),
  confirmed: z
    .boolean()
    .default(false)
    .describe('Suppresses also addresses of reports that are about no mail that is known here'),
});
