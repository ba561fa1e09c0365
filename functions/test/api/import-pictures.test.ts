import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { hashOf } from '../../src/media/media.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { files } from '../support/files.js';
import { call } from '../support/http/api.js';
import { upload, type MediaBody } from '../support/media/media-api.js';
import { newDrawing, newPicture } from '../support/media/new-files.js';
import { findImported, importFile, type ImportFile } from '../support/posts/imports.js';
import { uniqueWord } from '../support/posts/posts.js';
import {
  ghostSite,
  hugoSite,
  jekyllSite,
  obsidianVault,
  wordpressSite,
  zipOf,
  type SiteArchive,
} from '../support/posts/site-archives.js';

jest.setTimeout(120_000);

let importer: Account;
let token: string;

beforeAll(async () => {
  importer = await createAccount({ role: 'editor' });
  token = (await logIn(importer)).access_token;
});

const fileOf = (site: SiteArchive, more = ''): ImportFile => ({
  query: site.query + more,
  type: 'application/zip',
  content: Uint8Array.from(zipOf(site)),
});

/** The ids of files that a stored post names. */
function mediaIn(post: Readonly<Record<string, unknown>> | undefined): string[] {
  return [...new Set(JSON.stringify(post).match(/(?<=media:)[a-z\d]{20}/g) ?? [])];
}

const bytesOf = (content: Buffer | string | undefined) => Buffer.from(content as string);

const isKnown = async (content: Buffer | string | undefined) =>
  (await firestore.doc(`media_files/${hashOf(bytesOf(content))}`).get()).exists;

/** The id of the file of some bytes. */
async function idOf(content: Buffer | string | undefined): Promise<string> {
  const known = await firestore.doc(`media_files/${hashOf(bytesOf(content))}`).get();
  return String(known.get('media_id'));
}

describe.each([
  ['Jekyll', jekyllSite, 'new-years-eve', 'site/assets/images/nobody-shows-me.png'],
  ['Hugo', hugoSite, 'bundle', 'static/favicon.ico'],
  ['Obsidian', obsidianVault, 'embeds', 'Vault/.obsidian/app.json'],
  ['WordPress', wordpressSite, 'harbour', 'uploads/2024/05/harbour-300x200.jpg'],
  ['Ghost', ghostSite, 'coffee', 'content/images/2024/05/drawing.svg'],
] as const)('an archive of %s', (_tool, siteOf, slug, unused) => {
  test('brings its pictures into the media library, once, and those alone that posts show', async () => {
    const word = uniqueWord();
    const site = await siteOf(word);
    const { counts } = await importFile(token, fileOf(site));
    const post = (await findImported(firestore, word)).get(slug);
    const ids = mediaIn(post);
    expect(ids.length).toBeGreaterThan(2);
    const contents = new Map(Object.values(site.files).map((content) => [hashOf(bytesOf(content)), content]));
    for (const id of ids) {
      const { body } = await call<MediaBody>(`/admin/api/media/${id}`, { token });
      expect(body).toMatchObject({ uploaded_by: { id: importer.id }, trashed_at: null });
      const hash = String((await firestore.doc(`media/${id}`).get()).get('hash'));
      expect(JSON.stringify([post?.['content_html'], post?.['cover_image']])).toContain(`/media/${hash}/`);
      const stored = await files.read(`media/${hash}/original`, 1_000_000);
      expect(stored).toEqual(bytesOf(contents.get(hash)));
    }
    expect(await isKnown(site.files[unused])).toBe(false);
    const { docs } = await firestore.collection('audit_log').where('target.id', '==', ids[0]).get();
    const entries = docs.map((entry) => [entry.get('action') as unknown, entry.get('actor_id') as unknown]);
    expect(entries).toEqual([['media_uploaded', importer.id]]);

    const again = await importFile(token, fileOf(site, '&existing=update'));
    expect(again.counts).toEqual({ unchanged: counts['created'], files_known: counts['files_created'] });
    expect(again.problems.filter(({ detail }) => detail.includes('alternative text'))).toEqual([]);
    // Its HTML may be another: the pictures have become smaller ones meanwhile.
    const { content_md, version } = { ...(await findImported(firestore, word)).get(slug) };
    expect({ content_md, version }).toEqual({ content_md: post?.['content_md'], version: 1 });
  });
});

/** A post of Markdown that shows files beside it. */
function postWith(word: string, paths: readonly string[]): string {
  const pictures = paths.map((path) => `![A picture](<${path}>)`).join('\n\n');
  return `---\ntitle: ${word}\nslug: ${word}-post\ndate: 2024-01-02\n---\n${pictures}\n`;
}

describe('what can’t be taken', () => {
  test('is named with its post and why, and keeps its address', async () => {
    const word = uniqueWord();
    const gone = {
      'empty.png': '',
      'text.png': 'no picture',
      'entities.svg': '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
    };
    const picture = await newPicture();
    const site = {
      query: 'format=markdown&source_url=https://old.example/',
      files: {
        ...gone,
        'good.png': picture,
        'copy.png': picture,
        'damaged.png': Buffer.concat([await newPicture(), Buffer.from('damaged here')]),
        [`${word}.md`]: postWith(word, [
          ...Object.keys(gone),
          'damaged.png',
          'good.png',
          'copy.png',
          '../../gone.png',
        ]),
      },
    };
    const zip = zipOf(site);
    zip.write('DAMAGED', zip.indexOf('damaged here'));
    const { counts, problems } = await importFile(token, { ...fileOf(site), content: Uint8Array.from(zip) });
    expect(counts).toEqual({ created: 1, files_created: 1, files_known: 1, files_failed: 4 });
    const said = problems.filter(({ item }) => item.includes(word)).map(({ detail }) => detail);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/“empty\.png”, which was not taken.*The file is empty/),
        expect.stringMatching(/“text\.png”.*of no type that is taken/),
        expect.stringMatching(/“entities\.svg”.*defines entities/),
        expect.stringMatching(/“damaged\.png”.*damaged in the ZIP/),
      ]),
    );
    expect(problems.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/not in the archive.*gone\.png/),
    );
    const post = (await findImported(firestore, word)).get('post');
    const id = await idOf(picture);
    expect(post?.['content_md']).toContain(`![A picture](<media:${id}>)\n\n![A picture](<media:${id}>)`);
    expect(post?.['content_md']).toContain('(<https://old.example/empty.png>)');
  });

  test('a drawing with a script comes as it is: it is served in a sandbox, and no page loads more than its picture', async () => {
    const word = uniqueWord();
    const drawing = Buffer.from(newDrawing().toString().replace('<rect', '<script>alert(1)</script><rect'));
    const site = {
      query: 'format=markdown',
      files: { 'a.svg': drawing, [`${word}.md`]: postWith(word, ['a.svg']) },
    };
    expect((await importFile(token, fileOf(site))).counts).toEqual({ created: 1, files_created: 1 });
    const { body } = await call<MediaBody>(`/admin/api/media/${await idOf(drawing)}`, { token });
    expect(body).toMatchObject({ type: 'image/svg+xml', alt: 'A picture' });
  });

  test('names are names: paths that lead up, begin at a root or come twice', async () => {
    const word = uniqueWord();
    const [up, root, first, second] = await Promise.all([
      newPicture(),
      newPicture(),
      newPicture(),
      newPicture(),
    ]);
    const zip = Buffer.from(
      zipSync({
        [`${word}.md`]: Buffer.from(postWith(word, ['../../etc/up.png', '/etc/root.png', 'twice-a.png'])),
        '../../etc/up.png': up,
        '/etc/root.png': root,
        'twice-a.png': first,
        'twice-b.png': second,
      }),
    );
    for (let at = zip.indexOf('twice-b.png'); at !== -1; at = zip.indexOf('twice-b.png', at))
      zip.write('twice-a.png', at);
    const file = { query: 'format=markdown', type: 'application/zip', content: Uint8Array.from(zip) };
    expect((await importFile(token, file)).counts).toMatchObject({ created: 1 });
    const named = mediaIn((await findImported(firestore, word)).get('post'));
    expect(named).toContain(await idOf(first));
    expect(await isKnown(second)).toBe(false);
  });

  test('a bomb is ended at what it says, and what says too much is not begun', async () => {
    const word = uniqueWord();
    const site = {
      query: 'format=markdown',
      files: {
        [`${word}.md`]: postWith(word, ['lies.png', 'large.png']),
        'lies.png': 'x'.repeat(5_000_000),
        'large.png': 'y',
      },
    };
    const zip = zipOf(site);
    const entryOf = (name: string) => zip.lastIndexOf(name) - 46;
    zip.writeUInt32LE(1_000, entryOf('lies.png') + 24);
    zip.writeUInt32LE(300 * 1024 * 1024, entryOf('large.png') + 24);
    const { counts, problems } = await importFile(token, { ...fileOf(site), content: Uint8Array.from(zip) });
    expect(counts).toEqual({ created: 1, files_failed: 2 });
    expect(problems.filter(({ detail }) => detail.includes('damaged in the ZIP'))).toHaveLength(2);
  });
});

test('what somebody has uploaded and described is the same file, and keeps its words', async () => {
  const word = uniqueWord();
  const picture = await newPicture();
  const { body } = await upload(token, picture, { fields: { alt: 'As its editor says' } });
  const site = {
    query: 'format=markdown',
    files: { 'a.png': picture, [`${word}.md`]: postWith(word, ['a.png']) },
  };
  expect((await importFile(token, fileOf(site))).counts).toEqual({ created: 1, files_known: 1 });
  expect(mediaIn((await findImported(firestore, word)).get('post'))).toEqual([body.id]);
  const after = await call<MediaBody>(`/admin/api/media/${body.id}`, { token });
  expect(after.body).toMatchObject({ alt: 'As its editor says', version: body.version });
});
