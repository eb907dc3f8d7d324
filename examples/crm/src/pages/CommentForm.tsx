import { useRef, useState, type ReactNode } from 'react';
import type { Case } from '../../shared/cases.js';
import { PEOPLE } from '../../shared/people.js';
import { sendEvent } from '../api.js';
import { changeCase, type Comment } from '../data/changes.js';
import { useSession } from '../session.js';
import { Avatar } from '../ui/Avatar.js';

const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Writes a comment. A first name behind an @ notifies that colleague. */
export function CommentForm({ item, comments }: { readonly item: Case; readonly comments: readonly Comment[] }): ReactNode {
  const { me, getToken } = useSession();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const others = PEOPLE.filter((person) => person.id !== me.id);

  const mention = (name: string): void => {
    setText((before) => `${before}${before === '' || before.endsWith(' ') ? '' : ' '}@${firstName(name)} `);
    box.current?.focus();
  };

  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '') return;
    changeCase(item.id, { comments: [...comments, { author: me.id, at: new Date().toISOString(), text: words }] });
    setText('');
    setProblem('');
    const mentioned = others.filter((person) => words.includes(`@${firstName(person.name)}`));
    try {
      const token = await getToken();
      for (const person of mentioned)
        await sendEvent({ kind: 'mention', to: 'person', person: person.id, caseId: item.id, text: words }, token);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Nobody could be told.');
    }
  };

  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Avatar name={me.name} src={me.avatar} size="medium" />
      <div className="comment-box">
        <textarea
          ref={box}
          rows={2}
          maxLength={1000}
          value={text}
          aria-label="Comment"
          placeholder="Write a comment…"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
          }}
        />
        <div className="comment-actions">
          <span className="comment-mentions">
            {others.map((person) => (
              <button
                key={person.id}
                type="button"
                className="chip"
                title={`Mention ${person.name}`}
                onClick={() => mention(person.name)}
              >
                @{firstName(person.name)}
              </button>
            ))}
          </span>
          <button type="submit" className="button primary" disabled={text.trim() === ''}>
            Comment
          </button>
        </div>
        <p role="alert" className="problem">
          {problem}
        </p>
      </div>
    </form>
  );
}
