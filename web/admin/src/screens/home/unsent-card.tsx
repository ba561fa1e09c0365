import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { confirmThat } from '../../app/confirm.js';
import { Time } from '../../app/time.js';
import { findUnsent, forgetUnsent, type Unsent } from '../../editor/journal/unsent.js';
import { Card } from './home.js';

/** How often it is looked what is there while the page is seen, in ms. */
const LOOK_AGAIN_MS = 30_000;

/** When it is looked for the second time, in ms: an editor that was left a moment ago is still sending at first. */
const LOOK_SOON_MS = 3_000;

/** What was written on this device and is not on the server: a tab was closed or killed while it could not be reached. */
export function UnsentCard() {
  const unsent = useSignal<readonly Unsent[]>([]);
  const look = async (): Promise<void> => {
    // Where the browser keeps nothing there is nothing.
    unsent.value = await findUnsent().catch(() => []);
  };
  useEffect(() => {
    const lookIfSeen = (): void => {
      if (document.visibilityState === 'visible') void look();
    };
    lookIfSeen();
    const soon = setTimeout(lookIfSeen, LOOK_SOON_MS);
    const again = setInterval(lookIfSeen, LOOK_AGAIN_MS);
    addEventListener('focus', lookIfSeen);
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
      removeEventListener('focus', lookIfSeen);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, []);
  if (unsent.value.length === 0) return null;
  return (
    <Card title="Not on the server yet">
      <p class="soft">What you wrote is kept on this device. Open it, and it is sent.</p>
      <ul class="lines">
        {unsent.value.map((item) => (
          <li class="line" key={`${item.kind}/${item.id}`}>
            <a href={`/admin/${item.kind}/${item.id}`}>{item.title || 'Untitled'}</a>
            <span class="soft small">
              since <Time at={new Date(item.since).toISOString()} />{' '}
              {item.isOpen ? (
                '· open in an editor'
              ) : (
                <button type="button" class="link-button" onClick={() => void forget(item).then(look)}>
                  Throw away
                  <span class="visually-hidden"> what was written of {item.title || 'Untitled'}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function forget(item: Unsent): Promise<void> {
  const isMeant = await confirmThat({
    title: 'Throw away what is only here?',
    text: `What was written of “${item.title || 'Untitled'}” on this device goes away for good. What is on the server stays.`,
    action: 'Throw it away',
    isDanger: true,
  });
  if (isMeant) await forgetUnsent(item);
}
