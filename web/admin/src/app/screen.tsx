import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { siteName } from './site.js';

interface ScreenProps {
  readonly title: string;
  /** What can be done here, beside the heading. */
  readonly actions?: ComponentChildren;
  /** A sentence below the heading. */
  readonly lede?: ComponentChildren;
  readonly children: ComponentChildren;
}

let isFirst = true;

/** What each screen has: its heading, which gets the focus when the screen is come to, unless a field has it, and the page's title. */
export function Screen({ title, actions, lede, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = siteName.value ? `${title} · ${siteName.value}` : title;
  }, [title, siteName.value]);
  // As it appears: who goes on by Tab at once is not brought back.
  useLayoutEffect(() => {
    // A page that has just been loaded is read out from its beginning, and a field that wants the focus has taken it.
    if (!isFirst && !document.activeElement?.matches('[data-focus]'))
      heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lede && <p class="lede">{lede}</p>}
        </div>
        {actions && <div class="screen-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

interface StateProps {
  readonly failure?: string;
  readonly isLoading?: boolean;
  readonly onRetry?: () => void;
  /** What is said when nothing is there. */
  readonly children?: ComponentChildren;
}

/** In place of what is not there: still asked for, refused, or empty. */
export function State({ failure, isLoading, onRetry, children }: StateProps) {
  if (failure)
    return (
      <div class="state is-failure" role="alert">
        <p>{failure}</p>
        {onRetry && (
          <button type="button" class="button is-quiet" onClick={onRetry}>
            Try again
          </button>
        )}
      </div>
    );
  if (isLoading) return <p class="state is-loading">Loading…</p>;
  return <div class="state">{children}</div>;
}
