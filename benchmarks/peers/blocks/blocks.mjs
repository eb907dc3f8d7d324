// Building blocks weighed one by one (React external), each as an app would import it.
const radix = `import * as P from "@radix-ui/react-popover";
export const V = (p) => <P.Root open={p.open} onOpenChange={p.set}><P.Trigger>t</P.Trigger><P.Portal><P.Content sideOffset={8}>{p.children}</P.Content></P.Portal></P.Root>;`;
const zustand = `import { create } from "zustand"; export const useS = create((set) => ({ n: 0, inc: () => set((s) => ({ n: s.n + 1 })) }));`;
const zustandVanilla = `import { createStore } from "zustand/vanilla"; export const S = createStore((set) => ({ n: 0, inc: () => set((s) => ({ n: s.n + 1 })) }));`;
const dist = `import { formatDistance } from "date-fns"; export const ago = (d) => formatDistance(d, new Date(), { addSuffix: true });`;
const distNow = `import { formatDistanceToNow } from "date-fns"; export const ago2 = (d) => formatDistanceToNow(d, { addSuffix: true });`;
const distStrict = `import { formatDistanceToNowStrict } from "date-fns"; export const ago3 = (d) => formatDistanceToNowStrict(d, { addSuffix: true });`;
const clsx = `import { clsx } from "clsx"; export const cx = (a) => clsx("a", a && "b");`;
const tsv = `import { useVirtualizer } from "@tanstack/react-virtual"; export const useV = (n, r) => useVirtualizer({ count: n, getScrollElement: () => r.current, estimateSize: () => 72 });`;
const virtua = `import { VList } from "virtua"; export const L = (p) => <VList style={{ height: 400 }}>{p.rows.map((r) => <div key={r}>{r}</div>)}</VList>;`;
const intl = `const f = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const U = [["year", 31536e6], ["month", 2592e6], ["week", 6048e5], ["day", 864e5], ["hour", 36e5], ["minute", 6e4], ["second", 1e3]];
export const ago = (d, n = Date.now()) => { const x = d - n; for (const [u, ms] of U) if (Math.abs(x) >= ms || u === "second") return f.format(Math.round(x / ms), u); };`;
const native = `export const V = (p) => <><button popoverTarget="nb">t</button><div id="nb" popover="auto" onToggle={(e) => p.set(e.newState === "open")}>{p.children}</div></>;`;
export default {
  '@radix-ui/react-popover': radix,
  'zustand (create, React)': zustand,
  'zustand/vanilla': zustandVanilla,
  'date-fns formatDistance': dist,
  'date-fns formatDistanceToNow': distNow,
  'date-fns formatDistanceToNowStrict': distStrict,
  clsx: clsx,
  '@tanstack/react-virtual': tsv,
  'virtua VList': virtua,
  'FLOOR radix+zustand+date-fns+clsx': [radix, zustand, dist, clsx].join('\n'),
  'FLOOR + @tanstack/react-virtual': [radix, zustand, dist, clsx, tsv].join('\n'),
  'FLOOR + virtua': [radix, zustand, dist, clsx, virtua].join('\n'),
  'hand-written: Intl.RelativeTimeFormat ago()': intl,
  'hand-written: native popover attribute': native,
  'zustand+clsx+Intl+native popover': [native, zustand, intl, clsx].join('\n'),
};
