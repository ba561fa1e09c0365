/** What a screen shows of the API: asked for, here, or refused. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { explainFailure } from './failure.js';

/** Something that is asked for. While it is asked for again, the last one stays. */
export interface Loaded<Data> {
  readonly data: ReadonlySignal<Data | undefined>;
  /** Why it is not there, for people; empty while nothing is wrong. */
  readonly failure: ReadonlySignal<string>;
  readonly isLoading: ReadonlySignal<boolean>;
  /** Asks again. */
  readonly reload: () => Promise<void>;
  /** Puts what is known by another way, such as the answer to a change. */
  readonly put: (data: Data) => void;
}

/**
 * Asks when the component is shown and whenever the key is another one. An answer that comes after a later question is
 * dropped.
 */
export function useLoad<Data>(load: () => Promise<Data>, key = ''): Loaded<Data> {
  const data = useSignal<Data | undefined>(undefined);
  const failure = useSignal('');
  const isLoading = useSignal(true);
  const turn = useRef(0);
  const reload = async (): Promise<void> => {
    const mine = ++turn.current;
    isLoading.value = true;
    try {
      const loaded = await load();
      if (mine !== turn.current) return;
      data.value = loaded;
      failure.value = '';
    } catch (error) {
      if (mine !== turn.current) return;
      failure.value = explainFailure(error);
      if (!(error instanceof Error)) throw error;
    }
    isLoading.value = false;
  };
  // Not after the next frame is painted, as by useEffect: the answer comes a frame earlier.
  useLayoutEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [key]);
  const put = (next: Data): void => {
    data.value = next;
  };
  return { data, failure, isLoading, reload, put };
}
