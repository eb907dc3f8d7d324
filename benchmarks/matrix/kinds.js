// 100 kinds × 6 channels, for every page of the matrix benchmark. Names, labels and defaults are the same on all of them.
export const CATEGORIES = [
  ['cases', 'Cases'],
  ['conversations', 'Conversations'],
  ['requests', 'Requests'],
  ['appointments', 'Appointments'],
  ['deadlines', 'Deadlines'],
];
export const CHANNELS = [
  ['bell', 'Bell'],
  ['email', 'Email'],
  ['push', 'Push'],
  ['digest', 'Daily digest'],
  ['sms', 'Text message'],
  ['desk', 'Desk phone'],
];
export const GROUPS = CATEGORIES.map(([category, label], group) => ({
  category,
  label,
  kinds: Array.from({ length: 20 }, (_, index) => ({
    kind: `host.${category}.${index}`,
    label: `Kind ${group * 20 + index}`,
    channels: { bell: true, email: index % 2 === 0, push: false, digest: false, sms: false, desk: false },
  })),
}));

/** How often a cell of a kind on a channel rendered. */
export const rendered = (globalThis.__cells = new Map());
export function cellName(kind, channel) {
  const name = `${kind}, ${channel}`;
  rendered.set(name, (rendered.get(name) ?? 0) + 1);
  return name;
}
