import { askWhole } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { notify } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { TextArea } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { PairList } from '../../form/pair-list.js';
import { PictureField } from '../media/picture-field.js';

interface Values {
  readonly bio_md: string;
  readonly picture?: { readonly url: string; readonly alt: string };
  readonly links?: readonly { readonly label: string; readonly url: string }[];
}

/** What visitors read of who writes. */
export function AuthorForm({ id }: { id: string }) {
  const path = { id };
  const { data, failure, reload, put } = useLoad(() =>
    askWhole((api) => api.GET('/admin/api/authors/{id}', { params: { path } })),
  );
  const loaded = data.value;
  const save = async ({ bio_md, picture, links }: Values): Promise<void> => {
    const params = { path, header: { 'If-Match': loaded?.etag ?? '' } };
    const body = {
      bio_md,
      picture: picture?.url ? { url: picture.url, alt: picture.alt } : null,
      links: (links ?? []).filter(({ url, label }) => url || label),
    };
    const saved = await askWhole((api) => api.PATCH('/admin/api/authors/{id}', { params, body }));
    put(saved);
    notify(
      ['Saved. Visitors read it at once.', ...saved.data.warnings.map(({ detail }) => detail)].join(' '),
    );
  };
  return (
    <section aria-labelledby="author-title">
      <h2 id="author-title">As an author</h2>
      {!loaded ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : (
        <Form<Values> submit="Save" onSend={save} isKept>
          <TextArea
            name="bio_md"
            label="About you"
            value={loaded.data.bio_md}
            rows={5}
            hint="In Markdown, for your page and below your posts."
          />
          <PictureField name="picture" legend="Picture" picture={loaded.data.picture} />
          <PairList
            name="links"
            legend="Links"
            first={['label', 'Text']}
            second={['url', 'Address']}
            values={loaded.data.links}
          />
        </Form>
      )}
    </section>
  );
}
