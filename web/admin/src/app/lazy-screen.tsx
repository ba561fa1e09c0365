import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { State } from './screen.js';

/** What the router says to a screen. */
export interface ScreenParams {
  readonly params: Readonly<Record<string, string>>;
}

type ScreenComponent = ComponentType<ScreenParams>;

/**
 * A screen whose program is loaded when it is first shown.
 *
 * @param load imports it, such as `() => import('../screens/jobs/jobs.js').then((module) => module.Jobs)`
 */
export function lazyScreen(load: () => Promise<ScreenComponent>): ScreenComponent {
  let loaded: ScreenComponent | undefined;
  return function LazyScreen({ params }: ScreenParams) {
    const [failure, setFailure] = useState('');
    const [Screen, setScreen] = useState<ScreenComponent | undefined>(() => loaded);
    useLayoutEffect(() => {
      if (Screen) return;
      load().then(
        (component) => {
          loaded = component;
          setScreen(() => component);
        },
        () => {
          setFailure('This part of the dashboard could not be loaded. There may be a newer version of it.');
        },
      );
    }, []);
    if (Screen) return <Screen params={params} />;
    return (
      <State
        failure={failure}
        isLoading
        onRetry={() => {
          location.reload();
        }}
      />
    );
  };
}
