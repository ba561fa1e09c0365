import { zipSync } from 'fflate';
import { newDrawing, newFilm, newPicture } from '../media/new-files.js';

/**
 * Small sites as the tools' own documentation writes them, each with its pictures in an archive. Slugs begin with a word of the
 * test's own, and each picture is no other's.
 */
export interface SiteArchive {
  readonly query: string;
  /** Files by their paths in the archive. */
  readonly files: Readonly<Record<string, string | Buffer>>;
}

/** An archive as a ZIP; what does not pack is stored, as programs do. */
export function zipOf({ files }: Pick<SiteArchive, 'files'>): Buffer {
  const entries = Object.entries(files).map(([path, content]) => {
    const level = typeof content === 'string' ? 6 : 0;
    return [path, [Buffer.from(content as string), { level }]] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(entries) as unknown as Parameters<typeof zipSync>[0]));
}

/** A PDF that is no other's, as far as anybody looks at it here. */
export function newPdf(): Buffer {
  return Buffer.concat([Buffer.from(`%PDF-1.7\n% ${String(Math.random())}\n`), Buffer.from('%%EOF\n')]);
}

/** A site of Jekyll. @see https://jekyllrb.com/docs/posts/#including-images-and-resources and https://jekyllrb.com/docs/liquid/tags/#link */
export async function jekyllSite(word: string): Promise<SiteArchive> {
  return {
    query: 'format=markdown&source_url=https://jekyll.example/blog',
    files: {
      'site/_config.yml': 'baseurl: /blog\n',
      [`site/_posts/2011-12-31-${word}-new-years-eve.md`]: [
        '---',
        'layout: post',
        'title: New Years Eve',
        'image: /assets/cover.png',
        '---',
        '… which is shown in the screenshot below:',
        '![My helpful screenshot](/assets/screenshot.jpg)',
        '',
        '… you can [get the PDF](/assets/mydoc.pdf) directly.',
        '',
        '![Linked]({{ site.baseurl }}{% link assets/images/linked.png %}) and ![Filtered]({{ "/assets/images/filtered.png" | relative_url }})',
        '',
        '<img src="{{ site.url }}{{ site.baseurl }}/assets/images/tag.png" alt="In a tag">',
        '',
        '![Whole](https://jekyll.example/blog/assets/images/whole.png) ![Gone](/assets/gone.png)',
        '',
      ].join('\n'),
      'site/assets/cover.png': await newPicture(),
      'site/assets/screenshot.jpg': await newPicture({ format: 'jpeg' }),
      'site/assets/mydoc.pdf': newPdf(),
      'site/assets/images/linked.png': await newPicture(),
      'site/assets/images/filtered.png': await newPicture(),
      'site/assets/images/tag.png': await newPicture(),
      'site/assets/images/whole.png': await newPicture(),
      'site/assets/images/nobody-shows-me.png': await newPicture(),
      'site/assets/main.scss': '---\n---\n',
    },
  };
}

/** A site of Hugo. @see https://gohugo.io/content-management/page-bundles/ and https://gohugo.io/content-management/page-resources/ */
export async function hugoSite(word: string): Promise<SiteArchive> {
  return {
    query: 'format=markdown&source_url=https://hugo.example/',
    files: {
      [`content/posts/${word}-bundle/index.md`]: [
        '---',
        'title: My Bundle',
        'date: 2018-01-25',
        'resources:',
        '- src: images/sunset.jpg',
        '  name: header',
        '- src: documents/photo_specs.pdf',
        '  title: Photo Specifications',
        '---',
        '![A kitten](images/kitten.jpg)',
        '',
        '{{< figure src="elephant.jpg" alt="An elephant" caption="At sunset" >}}',
        '',
        '[Specifications](documents/photo_specs.pdf) ![From static](/images/logo.png)',
        '',
        '![Other cover](cover.jpg)',
        '',
      ].join('\n'),
      [`content/posts/${word}-bundle/images/sunset.jpg`]: await newPicture({ format: 'jpeg' }),
      [`content/posts/${word}-bundle/images/kitten.jpg`]: await newPicture({ format: 'jpeg' }),
      [`content/posts/${word}-bundle/elephant.jpg`]: await newPicture({ format: 'jpeg' }),
      [`content/posts/${word}-bundle/documents/photo_specs.pdf`]: newPdf(),
      [`content/posts/${word}-featured/index.md`]:
        '+++\ntitle = "Featured"\ndate = 2019-01-01\n+++\n![A cover](cover.jpg)\n',
      [`content/posts/${word}-featured/cover.jpg`]: await newPicture({ format: 'jpeg' }),
      [`content/posts/${word}-featured/featured-image.png`]: await newPicture(),
      [`content/posts/${word}-single.md`]:
        '---\ntitle: Single\ndate: 2019-02-01\n---\n![Logo](/images/logo.png) ![Sub](../images/logo.png)\n',
      'static/images/logo.png': await newPicture(),
      'static/favicon.ico': 'x',
    },
  };
}

/** A vault of Obsidian. @see https://help.obsidian.md/embeds and https://help.obsidian.md/attachments */
export async function obsidianVault(word: string): Promise<SiteArchive> {
  return {
    query: 'format=markdown',
    files: {
      'Vault/.obsidian/app.json': '{"attachmentFolderPath":"Files"}',
      [`Vault/Notes/${word} Embeds.md`]: [
        '---',
        'date: 2024-01-02',
        'cover: "[[Cover picture.png]]"',
        '---',
        '![[Engelbart.jpg]] ![[Engelbart.jpg|145]] ![[Other folder/Diagram.png|A diagram]]',
        '',
        '![Engelbart again|100x145](Engelbart.jpg) [[Document.pdf]] ![[Recording.mp3]]',
        '',
        '`![[Engelbart.jpg]]` is code. ![[Nowhere.png]]',
        '',
      ].join('\n'),
      'Vault/Files/Engelbart.jpg': await newPicture({ format: 'jpeg' }),
      'Vault/Files/Cover picture.png': await newPicture(),
      'Vault/Files/Document.pdf': newPdf(),
      'Vault/Files/Recording.mp3': Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0'), newFilm(64)]),
      'Vault/Other folder/Diagram.png': await newPicture(),
    },
  };
}

/** A site of WordPress. @see https://wordpress.org/documentation/article/tools-export-screen/ and the folder wp-content/uploads of a site */
export async function wordpressSite(word: string): Promise<SiteArchive> {
  const at = (path: string) => `https://wp-${word}.example/wp-content/uploads/2024/05/${path}`;
  const attachment = (id: number, file: string, alt: string) =>
    `<item><title>${file}</title><wp:post_id>${String(id)}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>${at(file)}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${alt}</wp:meta_value></wp:postmeta></item>`;
  const content = [
    `<!-- wp:image {"id":7,"sizeSlug":"large"} --><figure class="wp-block-image size-large"><img src="${at('harbour-1024x683.jpg')}" alt="" class="wp-image-7"/><figcaption>The harbour</figcaption></figure><!-- /wp:image -->`,
    `<!-- wp:image --><figure class="wp-block-image"><a href="${at('lost-original.jpg')}"><img src="${at('lost-original-300x200.jpg')}" alt="A boat"/></a></figure><!-- /wp:image -->`,
    `<!-- wp:paragraph --><p><a href="${at('plan.pdf')}">The plan</a> <img src="https://i0.wp.com/wp-${word}.example/wp-content/uploads/2024/05/cdn.png?resize=300" alt="By a CDN"/> <img src="${at('gone.png')}" alt="Gone"/></p><!-- /wp:paragraph -->`,
    `[caption id="attachment_7" width="300"]<img src="${at('harbour-300x200.jpg')}" alt="Again" width="300" /> Again[/caption]`,
  ].join('\n\n');
  const post = `<item><title>Harbour</title><link>https://wp-${word}.example/2024/05/${word}-harbour/</link><guid isPermaLink="false">https://wp-${word}.example/?p=1</guid><dc:creator>ada</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date_gmt>2024-05-06 07:08:09</wp:post_date_gmt><wp:post_name>${word}-harbour</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta></item>`;
  return {
    query: 'format=wordpress',
    files: {
      'export.xml': `<rss version="2.0" xmlns:excerpt="e" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel><link>https://wp-${word}.example</link><wp:wxr_version>1.2</wp:wxr_version>${attachment(7, 'harbour.jpg', 'Ships in the harbour')}${attachment(8, 'cover.png', 'The cover')}${post}</channel></rss>`,
      'uploads/2024/05/harbour.jpg': await newPicture({ format: 'jpeg' }),
      'uploads/2024/05/harbour-1024x683.jpg': await newPicture({ format: 'jpeg' }),
      'uploads/2024/05/harbour-300x200.jpg': await newPicture({ format: 'jpeg' }),
      'uploads/2024/05/lost-original-300x200.jpg': await newPicture({ format: 'jpeg' }),
      'uploads/2024/05/lost-original-768x512.jpg': await newPicture({ format: 'jpeg' }),
      'uploads/2024/05/plan.pdf': newPdf(),
      'uploads/2024/05/cdn.png': await newPicture(),
      'uploads/2024/05/cover.png': await newPicture(),
      'uploads/2024/05/nobody-shows-me.png': await newPicture(),
    },
  };
}

/** A site of Ghost. @see https://ghost.org/docs/migration/custom/ and https://ghost.org/docs/config/#storage */
export async function ghostSite(word: string): Promise<SiteArchive> {
  const image = (path: string) => `__GHOST_URL__/content/images/${path}`;
  const html = [
    `<figure class="kg-card kg-image-card"><img src="${image('2024/05/coffee.jpg')}" class="kg-image" alt="Coffee" loading="lazy" srcset="${image('size/w600/2024/05/coffee.jpg')} 600w, ${image('2024/05/coffee.jpg')} 1200w"></figure>`,
    `<p><img src="${image('size/w600/format/webp/2024/05/tea.png')}" alt="Tea"> <img src="/content/images/2024/05/gone.png" alt="Gone"></p>`,
    '<p><a href="__GHOST_URL__/content/files/2024/05/menu.pdf">The menu</a></p>',
  ].join('\n');
  const post = {
    id: '1',
    uuid: `${word}-uuid`,
    title: 'Coffee',
    slug: `${word}-coffee`,
    html,
    feature_image: image('2024/05/cover.png'),
    status: 'published',
    visibility: 'public',
    published_at: '2024-05-06T07:08:09.000Z',
    created_at: '2024-05-06T07:08:09.000Z',
  };
  const meta = { post_id: '1', feature_image_alt: 'A cup', og_image: image('2024/05/card.png') };
  return {
    query: 'format=ghost',
    files: {
      'coffee.ghost.2024-05-06.json': JSON.stringify({
        db: [{ data: { posts: [post], posts_meta: [meta] } }],
      }),
      'content/images/2024/05/coffee.jpg': await newPicture({ format: 'jpeg' }),
      'content/images/2024/05/tea.png': await newPicture(),
      'content/images/2024/05/cover.png': await newPicture(),
      'content/images/2024/05/card.png': await newPicture(),
      'content/images/2024/05/drawing.svg': newDrawing(),
      'content/files/2024/05/menu.pdf': newPdf(),
    },
  };
}
