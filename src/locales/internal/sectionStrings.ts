/** What lists in sections and groups say. */
export interface SectionStrings {
  /** Above critical notices that wait to be acknowledged. */
  readonly needsAttention: string;
  /** Above what follows them, where there are no other headings. */
  readonly everythingElse: string;
  readonly categoryLabels: { readonly [category: string]: string };
  /** The bar of a group of notifications about one record: "Okafor family · 5 updates". */
  readonly groupOf: (group: { readonly title: string | undefined; readonly count: number }) => string;
  readonly readGroup: (title: string) => string;
  readonly archiveGroup: (title: string) => string;
}
