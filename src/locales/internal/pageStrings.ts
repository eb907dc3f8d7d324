/** What the panel says as a full page. */
export interface PageStrings {
  readonly readingPane: string;
  readonly backToList: string;
  readonly previousNotification: string;
  readonly nextNotification: string;
  readonly openRecord: string;
  readonly nothingSelected: { readonly title: string; readonly hint: string };
  readonly filters: string;
  readonly anyTime: string;
  readonly lastDays: (days: number) => string;
  readonly anyTeam: string;
  readonly clearFilters: string;
}
