import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests, stories and the demo import by public package name; `CASEBELL_FROM=dist` points them at the build instead of the source. */
export const aliases =
  process.env['CASEBELL_FROM'] === 'dist'
    ? []
    : [
        { find: /^casebell\/styles\.css(?=\?|$)/, replacement: at('./src/styles/index.css') },
        { find: /^casebell\/presets$/, replacement: at('./src/model/presets.ts') },
        { find: /^casebell\/(model|store|testing)$/, replacement: at('./src/$1/index.ts') },
        { find: /^casebell\/(transports|locales)\/([\w-]+)$/, replacement: at('./src/$1/$2.ts') },
        { find: /^casebell$/, replacement: at('./src/index.ts') },
        { find: /^@casebell\/server$/, replacement: at('./server/src/index.ts') },
      ];
