// The documents keep their promises: links lead somewhere, and what should be short stays short.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './run.mjs';

const LINE_LIMITS = { 'ARCHITECTURE.md': 150, 'CONTRIBUTING.md': 90 };
const SKIPPED = new Set(['node_modules', 'dist', 'dist-server', 'storybook-static', 'coverage']);

function markdownFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || (entry.name.startsWith('.') && entry.name !== '.github')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? markdownFiles(path) : entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The anchors GitHub gives the headings of a document. */
function anchors(text) {
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Relative links, pictures and anchors that lead nowhere. */
export function checkLinks(root = ROOT) {
  return markdownFiles(root).flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
      ([, link, attribute]) => link ?? attribute,
    );
    return targets
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => {
        const [path, anchor] = target.split('#');
        const destination = path === '' ? file : join(dirname(file), decodeURIComponent(path));
        if (!existsSync(destination)) return true;
        return anchor !== undefined && !anchors(readFileSync(destination, 'utf8')).has(anchor);
      })
      .map((target) => `${relative(root, file)}: ${target} leads nowhere`);
  });
}

/** Documents that have grown past what a newcomer reads. */
export function checkLengths(root = ROOT) {
  return Object.entries(LINE_LIMITS).flatMap(([file, limit]) => {
    if (!existsSync(join(root, file))) return [`${file} is missing`];
    const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
    return lines > limit ? [`${file} has ${lines} lines; the limit is ${limit}`] : [];
  });
}
