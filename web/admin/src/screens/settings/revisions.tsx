import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatTime } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { mayLeave } from '../../form/leaving.js';

interface SettingsRevisionsProps {
  readonly present: number;
  readonly etag: string;
  readonly onRestored: () => Promise<void>;
}

/** Versions of before, any of which can come back. */
export function SettingsRevisions({ present, etag, onRestored }: SettingsRevisionsProps) {
  const { data } = useLoad(() => ask((api) => api.GET('/admin/api/settings/revisions')), etag);
  const former = (data.value?.revisions ?? []).filter(({ version }) => version !== present);
  const restore = async (version: number, at: string): Promise<void> => {
    const text = `The settings become as they were on ${formatTime(at)}. What they are now stays among the versions.`;
    if (!(await confirmThat({ title: `Take version ${version} back?`, text, action: 'Take it back' })))
      return;
    if (!(await mayLeave())) return;
    const params = { path: { version }, header: { 'If-Match': etag } };
    const isDone = await attempt(
      () => ask((api) => api.POST('/admin/api/settings/revisions/{version}/restore', { params })),
      `The settings are as in version ${version}.`,
    );
    if (isDone) await onRestored();
  };
  if (former.length === 0) return null;
  return (
    <details>
      <summary>Versions of before</summary>
      <ul class="lines small">
        {former.map(({ version, saved_at: at }) => (
          <li class="line" key={version}>
            <span>
              {version}, {formatTime(at)}
            </span>
            <button type="button" class="link-button" onClick={() => void restore(version, at)}>
              Take back<span class="visually-hidden"> version {version}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
