export const median = (v) => {
  const s = v.filter((x) => typeof x === 'number' && !Number.isNaN(x)).sort((a, b) => a - b);
  return s.length ? (s.length % 2 ? s[s.length >> 1] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2) : null;
};
export function summarize(rows) {
  const keys = new Set(rows.flatMap((r) => Object.keys(r))),
    o = {};
  for (const k of keys) {
    const v = rows.map((r) => r[k]);
    if (v.some((x) => typeof x === 'number')) o[k] = median(v);
  }
  return o;
}
