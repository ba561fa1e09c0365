import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Modal } from '../../app/modal.js';
import { announce } from '../../app/notices.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { askAny } from '../item/any-api.js';

interface Target {
  readonly kind: string;
  readonly title: string;
  readonly address: string;
  readonly status: string;
}

interface Found {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly status: string;
}

const KINDS = [
  { path: 'posts', name: 'Post', base: '/posts/' },
  { path: 'pages', name: 'Page', base: '/' },
  { path: 'projects', name: 'Project', base: '/projects/' },
] as const;

/** How long after a keystroke is looked, in ms. */
const PAUSE_MS = 250;

interface LinkDialogProps {
  readonly onClose: () => void;
  /** @param title of what is linked to; empty of an address that was typed */
  readonly onLink: (address: string, title: string) => void;
}

/** Asks where a link leads: an address, or something of this site by its title. */
export function LinkDialog({ onClose, onLink }: LinkDialogProps) {
  const typed = useSignal('');
  const found = useSignal<readonly Target[]>([]);
  useEffect(() => {
    const words = typed.value.trim();
    const looking = setTimeout(
      () =>
        void findOwn(words).then((targets) => {
          if (words !== typed.value.trim()) return;
          found.value = targets;
          if (words)
            announce(
              targets.length === 0 ? 'Nothing of this site is called so.' : `${targets.length} found.`,
            );
        }),
      words ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(looking);
    };
  }, [typed.value]);
  return (
    <Modal title="Link to" onClose={onClose}>
      <Form<{ address: string }>
        submit="Link to this address"
        onSend={({ address }) => {
          onLink(withScheme(address), '');
          return Promise.resolve();
        }}
      >
        <TextField
          name="address"
          label="Address, or words of a title"
          missing="Type an address, or choose one of the list."
          autocomplete="off"
          hasFocus
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
        />
      </Form>
      <section aria-labelledby="own-content" class="stack">
        <h3 id="own-content">On this site</h3>
        {found.value.length === 0 ? (
          <p class="soft">Nothing is called so.</p>
        ) : (
          <ul class="targets">
            {found.value.map((target) => (
              <li key={target.address}>
                <button
                  type="button"
                  class="target"
                  onClick={() => {
                    onLink(target.address, target.title);
                  }}
                >
                  <span>{target.title}</span>
                  <span class="soft small">
                    {target.kind}
                    {target.status === 'draft' ? ', a draft' : ''} · {target.address}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Modal>
  );
}

/** What of the site has words in its title; without words what was changed last. */
async function findOwn(words: string): Promise<Target[]> {
  const lists = await Promise.all(
    KINDS.map(async ({ path, name, base }) => {
      const query = { limit: words ? 5 : 3, ...(words && { q: words.slice(0, 200) }) };
      const { data } = await askAny<Record<string, Found[]>>('GET', `/admin/api/${path}`, { query });
      return (data[path] ?? []).map(({ slug, title, status }) => ({
        kind: name,
        title,
        status,
        address: `${base}${slug}`,
      }));
    }),
  ).catch(() => []);
  return lists.flat();
}

/** `example.org/x` is meant as an address, not as a path of this site. */
function withScheme(address: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/.test(address) && !/^\w+:/.test(address)
    ? `https://${address}`
    : address;
}
