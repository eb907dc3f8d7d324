/** The element of a row that is in the document. Compared as text: an id may hold anything, also what means something in a selector. */
export function rowElement(root: ParentNode | null, id: string | undefined): Element | null {
  if (root === null || id === undefined) return null;
  for (const row of root.querySelectorAll('[data-id]')) if (row.getAttribute('data-id') === id) return row;
  return null;
}

/** A control of a row by the name it has in `data-control`. */
export function controlOf(row: Element | null, control: string): HTMLElement | null {
  if (row === null) return null;
  for (const found of row.querySelectorAll<HTMLElement>('[data-control]')) {
    if (found.getAttribute('data-control') === control) return found;
  }
  return null;
}
