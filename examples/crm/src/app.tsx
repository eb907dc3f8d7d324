import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Colleague } from '../shared/people.js';
import { Notifications } from './notifications.js';
import { Pages } from './pages/Pages.js';
import { SignInPage } from './pages/SignInPage.js';
import { keepPerson, signedInPerson, SessionProvider } from './session.js';
import { applySettings, loadSettings, saveSettings, SettingsProvider, type Settings } from './settings.js';
import { Shell } from './shell/Shell.js';
import { createTokens } from './tokens.js';

/** Harbour: a sign-in page, and behind it the application of one person. */
export function App(): ReactNode {
  const [me, setMe] = useState(signedInPerson);
  useEffect(() => keepPerson(me), [me]);
  const signOut = useCallback(() => setMe(undefined), []);
  if (me === undefined) return <SignInPage onSignIn={setMe} />;
  return <SignedIn key={me.id} me={me} onSignOut={signOut} />;
}

function SignedIn({ me, onSignOut }: { readonly me: Colleague; readonly onSignOut: () => void }): ReactNode {
  const [settings, setSettings] = useState(() => loadSettings(me.id));
  const [tokens] = useState(() => createTokens(me.id));

  useEffect(() => {
    applySettings(settings);
    saveSettings(me.id, settings);
  }, [me.id, settings]);

  const settingsValue = useMemo(
    () => ({ settings, change: (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part })) }),
    [settings],
  );
  const session = useMemo(() => ({ me, getToken: tokens.get, signOut: onSignOut }), [me, tokens, onSignOut]);

  return (
    <SettingsProvider value={settingsValue}>
      <SessionProvider value={session}>
        <Notifications tokens={tokens}>
          <Shell>
            <Pages />
          </Shell>
        </Notifications>
      </SessionProvider>
    </SettingsProvider>
  );
}
