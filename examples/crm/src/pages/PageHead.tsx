import { useEffect, type ReactNode } from 'react';

interface PageHeadProps {
  readonly title: string;
  /** One line of what there is. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** Names the page, in the window too; controls of the page stand at its end. */
export function PageHead({ title, note, children }: PageHeadProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Harbour`;
  }, [title]);

  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      {children}
    </header>
  );
}
