import { ask } from '../../api/client.js';
import { Select } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { useJob } from './follow.js';
import { JobCard } from './job-card.js';

/** Makes a file of all content but what is in the trash. */
export function Export() {
  const followed = useJob();
  const begin = async (body: { format: 'json' | 'markdown' }): Promise<void> => {
    const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
    followed.follow(await ask((api) => api.POST('/admin/api/posts/export', { params, body })));
  };
  return (
    <section aria-labelledby="export-title">
      <h2 id="export-title">Export</h2>
      <div class="stack">
        <Form submit="Begin the export" busy="Beginning…" onSend={begin}>
          <Select
            name="format"
            label="As"
            options={[
              ['markdown', 'Markdown: a ZIP with a file for each item'],
              ['json', 'JSON: one file, from which Firefolio imports all of it again'],
            ]}
            hint="Posts, pages and projects, but those in the trash."
          />
        </Form>
        <JobCard followed={followed} />
      </div>
    </section>
  );
}
