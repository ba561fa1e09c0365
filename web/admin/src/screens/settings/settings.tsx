import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askWhole, type Schemas, type Whole } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { notify } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { showSite } from '../../app/site.js';
import { Form } from '../../form/form.js';
import { LookFields, ShownFields } from './look-fields.js';
import { Preview } from './preview.js';
import { SettingsRevisions } from './revisions.js';
import { SiteFields } from './site-fields.js';
import { bodyOf, type SettingsValues } from './settings-body.js';

/** What the owner chooses of the site, with a preview of how it looks. */
export function SettingsScreen() {
  const { data, failure, reload, put } = useLoad(() => askWhole((api) => api.GET('/admin/api/settings')));
  /** How often a version of before was taken back: the form begins anew with it. */
  const restored = useSignal(0);
  const loaded = data.value;
  useEffect(() => {
    if (loaded) showSite(loaded.data);
  }, [loaded]);
  return (
    <Screen title="Settings" lede="Visitors see a change within seconds; every version is kept.">
      {loaded ? (
        <SettingsForm
          key={restored.value}
          settings={loaded.data}
          etag={loaded.etag}
          onSaved={put}
          onRestored={async () => {
            await reload();
            restored.value += 1;
          }}
        />
      ) : (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      )}
    </Screen>
  );
}

interface SettingsFormProps {
  readonly settings: Schemas['AdminSettings'];
  readonly etag: string;
  readonly onSaved: (saved: Whole<Schemas['AdminSettings']>) => void;
  readonly onRestored: () => Promise<void>;
}

function SettingsForm({ settings, etag, onSaved, onRestored }: SettingsFormProps) {
  const typed = useSignal<SettingsValues | null>(null);
  const save = async (values: SettingsValues): Promise<void> => {
    const params = { header: { 'If-Match': etag } };
    onSaved(await askWhole((api) => api.PATCH('/admin/api/settings', { params, body: bodyOf(values) })));
    notify('The settings are saved.');
  };
  return (
    <div class="with-aside settings">
      <Form<SettingsValues>
        submit="Save the settings"
        onSend={save}
        isKept
        class="form settings-form"
        onValues={(values) => {
          typed.value = values;
        }}
      >
        <SiteFields settings={settings} />
        <LookFields settings={settings} />
        <ShownFields settings={settings} />
      </Form>
      <aside class="stack settings-aside" aria-label="Preview and versions">
        <Preview settings={settings} typed={typed.value} />
        <SettingsRevisions present={settings.version} etag={etag} onRestored={onRestored} />
      </aside>
    </div>
  );
}
