import { Fragment, type ReactElement, type ReactNode } from 'react';

/** A sentence with controls in it: `{name}` of the text is where the part of that name stands, so that each language has its own order. */
export function Sentence({
  text,
  parts,
}: {
  readonly text: string;
  readonly parts: ReadonlyMap<string, ReactNode>;
}): ReactElement {
  return (
    <>
      {text.split(/(\{\w+\})/).map((piece, index) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1];
        return <Fragment key={`${index + 1}`}>{name === undefined ? piece : parts.get(name)}</Fragment>;
      })}
    </>
  );
}
