/**
 * `npm run cost`: prints what a site costs, by the model.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import '../build/product-source.ts';
import { UserError } from '../user-error.mjs';
import type { DeployedFunctions } from './deployed-functions.ts';
import { PRICES, type Prices } from './prices.ts';
import { USUAL_MONTH } from './site.ts';
import type { RouteFacts } from './usage.ts';

/** The command's options, as they were typed. */
export interface CostOptions {
  readonly views?: string | undefined;
  readonly 'hit-ratio'?: string | undefined;
  readonly posts?: string | undefined;
  readonly messages?: string | undefined;
  readonly logins?: string | undefined;
  readonly edits?: string | undefined;
  readonly instances?: string | undefined;
  readonly keys?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly table?: boolean | undefined;
  readonly ceiling?: boolean | undefined;
  readonly scale?: boolean | undefined;
}

/** What the model is fed with of the product. */
export interface Product {
  readonly routes: readonly RouteFacts[];
  readonly functions: DeployedFunctions;
  readonly sweepEverySeconds: number;
}

const count = z.coerce.number().int().min(0);
const monthSchema = z.object({
  views: count.default(USUAL_MONTH.views),
  hitRatio: z.coerce.number().min(0).max(0.999).default(USUAL_MONTH.hitRatio),
  posts: count.min(1).default(USUAL_MONTH.posts),
  messages: count.default(USUAL_MONTH.messages),
  logins: count.default(USUAL_MONTH.logins),
  edits: count.default(USUAL_MONTH.edits),
  usesKeys: z.boolean().default(false),
  instances: count.min(1).optional(),
});
const price = z.strictObject({ usd: z.number().min(0), free: z.number().min(0) });
const pricesSchema = z.partialRecord(z.enum(Object.keys(PRICES) as [keyof typeof PRICES]), price);

/** Prints the tables that the options ask for. @throws UserError for an option or a file that can't be read */
export async function printCost(options: CostOptions): Promise<void> {
  const month = parse(
    monthSchema,
    { ...options, hitRatio: options['hit-ratio'], usesKeys: options.keys },
    'The options',
  );
  const prices: Prices = { ...PRICES, ...(options.prices !== undefined && readPrices(options.prices)) };
  const product = await readProduct();
  const report = await import('./report.ts');
  if (options.ceiling) console.log(report.ceilingReport(product, prices));
  else if (options.scale) console.log(await report.scaleReport(product));
  else if (options.table) console.log(report.sizesReport(product, prices));
  else console.log(report.monthReport(month, product, prices));
}

async function readProduct(): Promise<Product> {
  const [{ localRoutes }, { readDeployedFunctions }] = await Promise.all([
    import('../build/openapi-document.ts'),
    import('./deployed-functions.ts'),
  ]);
  return { routes: localRoutes(), ...(await readDeployedFunctions()) };
}

function readPrices(file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`--prices ${file}: there is no such file`);
  }
  try {
    return parse(pricesSchema, JSON.parse(text), `--prices ${file}`);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`--prices ${file}: is no JSON`);
    throw error;
  }
}

function parse<S extends z.ZodType>(schema: S, input: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new UserError(`${what} can't be read:\n${z.prettifyError(parsed.error)}`);
}
