import { useEffect, useState, type ReactNode } from 'react';
import { PEOPLE, TEAMS, type Colleague, type TeamId } from '../../shared/people.js';
import { fetchToken } from '../api.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon } from '../ui/icons.js';
import { Logo } from '../ui/Logo.js';

const TEAM_IDS: readonly TeamId[] = ['intake', 'claims'];

/** Four people of two teams. Each tab signs in on its own, so two windows can be two people. */
export function SignInPage({ onSignIn }: { readonly onSignIn: (person: Colleague) => void }): ReactNode {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState('');

  useEffect(() => {
    document.title = 'Sign in · Harbour';
  }, []);

  const signIn = async (person: Colleague): Promise<void> => {
    setBusy(person.id);
    setProblem('');
    try {
      await fetchToken(person.id);
      onSignIn(person);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Signing in failed.');
      setBusy('');
    }
  };

  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <Logo large />
        <h1>Sign in to Harbour</h1>
        <p className="sign-in-note">Open a second window to be two people at once.</p>
        {TEAM_IDS.map((team) => (
          <section key={team} aria-labelledby={`team-${team}`}>
            <h2 id={`team-${team}`}>{TEAMS[team].name}</h2>
            <ul>
              {PEOPLE.filter((person) => person.team === team).map((person) => (
                <li key={person.id}>
                  <button type="button" className="person-card" disabled={busy !== ''} onClick={() => void signIn(person)}>
                    <Avatar name={person.name} src={person.avatar} size="large" />
                    <span>
                      <b>{person.name}</b>
                      <small>{person.role}</small>
                    </span>
                    <Icon name="chevron" size={18} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p role="alert" className="problem">
          {problem}
        </p>
      </div>
    </main>
  );
}
