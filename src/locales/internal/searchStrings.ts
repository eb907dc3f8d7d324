/** What search and the full page say. */
export interface SearchStrings {
  readonly searchFor: string;
  readonly clearSearch: string;
  readonly endSearch: string;
  /** Before anything is typed. */
  readonly searchHint: { readonly title: string; readonly hint: string };
  readonly nothingFound: (query: string) => { readonly title: string; readonly hint: string };
  /** The backend has no search. */
  readonly searchesLoaded: string;
}
