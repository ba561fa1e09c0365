import { Findings } from './markdown/body/body-context.js';
import { withAddresses } from './markdown/body/with-addresses.js';
import { isShownFile } from './archive-files.js';
import type { Report } from './import-collector.js';
import type { ArchivedFile, SourcePost } from './imported-post.js';

/** The uploads of a site in an archive of its export. */
export interface Uploads {
  /** The file of an address; null where the archive has none. */
  find(address: string): Pick<ArchivedFile, 'path' | 'text'> | null;
  /** Whether an address is one of the site's uploads. */
  isUpload(address: string): boolean;
}

/** A post with the files of the archive that it refers to; those that are missing are named. @param uploads null where there is no archive */
export function withUploads(post: SourcePost, uploads: Uploads | null, report: Report): SourcePost {
  if (!uploads) return post;
  const files = new Map<string, ArchivedFile>();
  const missing = new Findings();
  const note = (address: string) => {
    const found = files.has(address) ? null : uploads.find(address);
    if (found) files.set(address, { ...found, url: address });
    else if (!files.has(address) && isShownFile(address) && uploads.isUpload(address))
      missing.add('missing', address);
    return address;
  };
  withAddresses(post.contentMd, note);
  const outside = [post.coverImage?.url, post.seo?.ogImage, post.seo?.twitterImage];
  for (const address of outside) if (address !== undefined && address !== null) note(address);
  missing.reportTo(report);
  return files.size === 0 ? post : { ...post, files: [...files.values()] };
}
