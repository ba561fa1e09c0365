import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { explainFailure } from '../api/failure.js';
import { account, resume } from '../api/session.js';
import { ShownApart } from './apart.js';
import { Confirmation } from './confirm.js';
import { LogIn } from './login.js';
import { Notices } from './notices.js';
import { PasswordDialog } from './password-dialog.js';
import { Located } from './router.js';
import { State } from './screen.js';
import { Shell } from './shell.js';
import { loadSite } from './site.js';

/** The dashboard: its screens for who is logged in, else the login. */
export function App() {
  const failure = useSignal('');
  const begin = async (): Promise<void> => {
    failure.value = '';
    try {
      await resume();
    } catch (error) {
      failure.value = explainFailure(error);
    }
  };
  useEffect(() => {
    void begin();
    void loadSite();
  }, []);
  return (
    <>
      {account.value === 'unknown' ? (
        <State failure={failure.value} isLoading onRetry={() => void begin()} />
      ) : account.value === null ? (
        <LogIn />
      ) : (
        <Located>
          <Shell />
        </Located>
      )}
      <PasswordDialog />
      <ShownApart />
      <Confirmation />
      <Notices />
    </>
  );
}
