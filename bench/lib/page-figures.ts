/**
 * What Lighthouse sees of a page, as figures.
 */
import lighthouse, { type Result, type RunnerResult } from 'lighthouse';

/** Of one visit to a page. Scores are from 0 to 1. */
export interface PageFigures {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** Largest contentful paint on the phone and network that Lighthouse simulates. */
  readonly lcpMs: number;
  /** All but pictures. */
  readonly requests: number;
  readonly pictures: number;
  /** As they are sent, with their headers and without pictures. */
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly consoleErrors: number;
  readonly policyViolations: number;
  /** Why a score is not 1: audits that found something, with what they found. */
  readonly findings: readonly string[];
}

/** What is sent of a page, as Lighthouse lists it. */
interface SentFile {
  readonly url: string;
  readonly resourceType?: string;
  readonly transferSize: number;
}

/** What Lighthouse tells of something that an audit has found. */
interface Finding {
  readonly description?: string;
  readonly node?: { readonly snippet?: string };
  readonly sourceLocation?: { readonly url?: string };
  readonly url?: string;
}

/** Categories whose audits are told by their id where they are not perfect. */
const JUDGED = ['accessibility', 'best-practices', 'seo'];

/**
 * Visits a page as a new visitor on a phone.
 *
 * @param port where the browser listens for its debugger
 * @throws Error when the page can't be measured
 */
export async function visit(url: string, port: number): Promise<PageFigures> {
  const outcome = await lighthouse(url, { port, logLevel: 'error', output: 'json' });
  if (!outcome || outcome.lhr.runtimeError)
    throw new Error(`${url}: ${outcome?.lhr.runtimeError?.message ?? 'Lighthouse gives nothing'}`);
  return figuresOf(outcome);
}

function figuresOf({ lhr, artifacts }: RunnerResult): PageFigures {
  const score = (category: string) => lhr.categories[category]?.score ?? 0;
  const sent = itemsOf<SentFile>(lhr.audits['network-requests']).filter(({ url }) => url.startsWith('http'));
  const pages = sent.filter(({ resourceType }) => resourceType !== 'Image');
  const scripts = pages.filter(({ resourceType }) => resourceType === 'Script');
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    shift: lhr.audits['cumulative-layout-shift']?.numericValue ?? NaN,
    lcpMs: lhr.audits['largest-contentful-paint']?.numericValue ?? NaN,
    requests: pages.length,
    pictures: sent.length - pages.length,
    bytes: bytesOf(pages),
    scriptBytes: bytesOf(scripts),
    consoleErrors: itemsOf(lhr.audits['errors-in-console']).length,
    policyViolations: artifacts.InspectorIssues.contentSecurityPolicyIssue?.length ?? 0,
    findings: JUDGED.flatMap((category) => failedAudits(lhr, category)),
  };
}

function bytesOf(files: readonly SentFile[]): number {
  return files.reduce((sum, { transferSize }) => sum + transferSize, 0);
}

function itemsOf<Item>(audit: Result['audits'][string] | undefined): Item[] {
  const details = audit?.details;
  const { items = [] } = (details ?? {}) as { readonly items?: readonly unknown[] };
  return items as Item[];
}

function failedAudits({ categories, audits }: Result, category: string): string[] {
  const refs = categories[category]?.auditRefs ?? [];
  return refs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => [`${category}: ${id}`, ...findingsOf(audits[id])].join('; '));
}

/** What an audit has found, each in its own words. */
function findingsOf(audit: Result['audits'][string] | undefined): string[] {
  return itemsOf<Finding>(audit).map(({ description, node, sourceLocation, url }) =>
    [description, node?.snippet, sourceLocation?.url ?? url]
      .filter(Boolean)
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  );
}
