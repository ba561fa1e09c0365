import { isShownFile } from '../formats/archive-files.js';
import type { ArchivedFile, ImportedPost } from '../formats/imported-post.js';
import { withAddresses } from '../formats/markdown/body/with-addresses.js';
import { pictureTexts } from './picture-texts.js';

/** Hosts from which files of an import may be fetched: that of the site it is from, and those that its uploads have by the file. */
export class SourceHosts {
  private readonly hosts: ReadonlySet<string>;

  /** @param site the address of the site; null where nobody says it, and nothing is fetched then */
  constructor(site: string | null, uploads: readonly string[] = []) {
    const own = site === null ? null : URL.parse(site)?.hostname;
    this.hosts = new Set((own ? [own, ...uploads] : []).map(withoutWww));
  }

  /** Whether there are none. */
  get isEmpty(): boolean {
    return this.hosts.size === 0;
  }

  /** Whether an address is at one of them. */
  has(address: string): boolean {
    const url = URL.parse(address);
    return url !== null && /^https?:$/.test(url.protocol) && this.hosts.has(withoutWww(url.hostname));
  }
}

/** A post with the pictures and files that are at its site and not in the archive. */
export function withRemoteFiles(post: ImportedPost, hosts: SourceHosts): ImportedPost {
  const { files = [], contentMd, coverImage, seo } = post;
  const known = new Set(files.map(({ url }) => url));
  const pictures = pictureTexts(post);
  const wanted = new Set<string>();
  const note = (address: string | null | undefined, isShown: boolean) => {
    if (address && isShown && !known.has(address) && hosts.has(address)) wanted.add(address);
  };
  withAddresses(contentMd, (address) => {
    note(address, pictures.has(address) || isShownFile(address));
    return address;
  });
  for (const address of [coverImage?.url, seo?.ogImage, seo?.twitterImage]) note(address, true);
  const remote: ArchivedFile[] = Array.from(wanted, (url) => ({ path: url, url, isRemote: true }));
  return remote.length === 0 ? post : { ...post, files: [...files, ...remote] };
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
