import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { confirmThat } from '../../app/confirm.js';
import { notify } from '../../app/notices.js';
import type { EditorModel } from '../item/editor-model.js';
import { KIND_NAMES } from '../item/item.js';
import { RevisionsDialog } from '../revisions/revisions-dialog.js';
import { canHighlight, isHighlightWanted, wantHighlight } from '../text/highlighted/highlighting.js';
import { PreviewLinkDialog } from './preview-link-dialog.js';
import { PublishDialog } from './publish-dialog.js';

type Open = 'publish' | 'schedule' | 'date' | 'revisions' | 'link' | null;

/** What is done with the whole: one button for what comes next, and a menu for the rest. */
export function Publishing({ model }: { model: EditorModel }) {
  const open = useSignal<Open>(null);
  const isBusy = useSignal(false);
  const menu = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const item = model.standing.value?.item;
  const isPublished = model.isPublished.value;
  // Before there is a session, as in a tab that waits for its turn, nothing could be saved, which goes before all of these.
  const isOff = model.session.value === null || model.isGone.value || model.isTrashed.value;
  const { one } = KIND_NAMES[model.kind];
  const address =
    item &&
    { posts: `/posts/${item.slug}`, pages: `/${item.slug}`, projects: `/projects/${item.slug}` }[model.kind];
  const close = (): void => {
    open.value = null;
  };
  const run = async (act: () => Promise<boolean>, done: string): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    if (await act()) notify(done);
    isBusy.value = false;
  };
  const choose = (act: () => void) => (): void => {
    menu.current?.hidePopover();
    act();
  };
  const ask = (next: Open) =>
    choose(() => {
      open.value = next;
    });
  const discard = async (): Promise<void> => {
    const isMeant = await confirmThat({
      title: 'Discard the changes?',
      text: `What you wrote since it was last published goes away for good. Visitors see the ${one} as before.`,
      action: 'Discard the changes',
      isDanger: true,
    });
    if (isMeant) await run(() => model.acts.discard(), 'The changes are discarded.');
  };
  const unpublish = async (): Promise<void> => {
    const isMeant = await confirmThat({
      title: `Take this ${one} off the site?`,
      text: 'It becomes a draft again. Its address answers that nothing is there.',
      action: 'Unpublish',
    });
    if (isMeant) await run(() => model.acts.unpublish(), 'It is a draft again.');
  };

  const primary = ((): { words: string; act: () => void } | null => {
    if (isOff) return null;
    if (model.isFrozen.value)
      return {
        words: 'Go on editing',
        act: () => void run(() => model.acts.unschedule(), 'The time is taken back.'),
      };
    if (!isPublished) return { words: 'Publish…', act: ask('publish') };
    if (model.hasChanges.value && model.isScheduled.value)
      return {
        words: 'Save changes',
        act: () => void run(() => model.acts.apply(), 'The changes go live with the rest.'),
      };
    if (model.hasChanges.value)
      return {
        words: 'Publish changes',
        act: () => void run(() => model.acts.apply(), 'The changes are live.'),
      };
    return null;
  })();
  const hasPrimary = primary !== null;
  const hadPrimary = useRef(false);
  useLayoutEffect(() => {
    // The button that was pressed is gone, since there is nothing more to do: the focus stays beside it.
    if (hadPrimary.current && !hasPrimary && document.activeElement === document.body) more.current?.focus();
    hadPrimary.current = hasPrimary;
  }, [hasPrimary]);
  const entries = [
    isPublished && !model.isScheduled.value && address && { words: 'View on the site', href: address },
    isPublished &&
      model.hasChanges.value &&
      !model.isFrozen.value && { words: 'Publish changes later…', act: ask('schedule') },
    isPublished && { words: 'Change the date…', act: ask('date') },
    { words: 'Versions…', act: ask('revisions') },
    { words: 'Link to show it to others…', act: ask('link') },
    isPublished &&
      model.hasChanges.value && { words: 'Discard the changes…', act: choose(() => void discard()) },
    isPublished && { words: 'Unpublish…', act: choose(() => void unpublish()) },
  ].filter((entry) => entry !== false && entry !== undefined && entry !== '');

  return (
    <div class="publishing">
      {primary && (
        <button type="button" class="button" aria-disabled={isBusy.value} onClick={primary.act}>
          {isBusy.value ? 'One moment…' : primary.words}
        </button>
      )}
      {!isOff && (
        <>
          <button ref={more} type="button" class="button is-quiet more" popovertarget="editor-menu">
            <span aria-hidden="true">⋯</span>
            <span class="visually-hidden">More to do with this {one}</span>
          </button>
          <div ref={menu} id="editor-menu" class="menu" popover="auto">
            <ul>
              {canHighlight() && (
                <li>
                  <button
                    type="button"
                    class="menu-switch"
                    aria-pressed={isHighlightWanted.value}
                    onClick={choose(() => {
                      wantHighlight(!isHighlightWanted.value);
                    })}
                  >
                    Highlight Markdown
                  </button>
                </li>
              )}
              {entries.map((entry) => (
                <li key={entry.words}>
                  {'href' in entry ? (
                    <a href={entry.href} target="_blank" rel="noopener">
                      {entry.words}
                    </a>
                  ) : (
                    <button type="button" onClick={entry.act}>
                      {entry.words}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
      {open.value === 'publish' && <PublishDialog model={model} onClose={close} />}
      {open.value === 'schedule' && <PublishDialog model={model} onClose={close} when="later" />}
      {open.value === 'date' && (
        <PublishDialog model={model} onClose={close} when={model.isScheduled.value ? 'later' : 'earlier'} />
      )}
      {open.value === 'revisions' && <RevisionsDialog model={model} onClose={close} />}
      {open.value === 'link' && <PreviewLinkDialog model={model} onClose={close} />}
    </div>
  );
}
