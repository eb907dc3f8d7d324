/** The sizes every part holds to: producers are refused beyond them, a foreign backend's rows are cut. */
export const LIMITS = {
  title: 200,
  body: 2_000,
  name: 200,
  link: 2_048,
  dataBytes: 8_192,
  actions: 4,
  ids: 100,
  others: 1_000_000,
} as const;
