import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDependencies, findForbidden, RULES } from '../../scripts/boundaries.mjs';
import { readPackage } from '../../scripts/entries.mjs';
import { checkLengths, checkLinks } from '../../scripts/documents.mjs';
import { misplacedTests } from '../../scripts/exports.mjs';
import { checkFigures, checkSizes } from '../../scripts/size.mjs';
import { BINARIES, createProject, ROOT, runProgram } from './installed.js';

const project = createProject();
afterAll(project.remove);

describe('the checks turn red', () => {
  it('when the store reaches React through another file, naming the way', async () => {
    project.write('src/store/index.ts', "export { helper } from './helper.js';");
    project.write('src/store/helper.ts', "import { useState } from 'react';\nexport const helper = useState;");
    const rule = RULES.find(({ from }) => from.test('store/index'));
    expect(await findForbidden({ entry: 'src/store/index.ts', forbidden: rule!.forbidden, root: project.folder })).toEqual([
      'src/store/index.ts',
      'src/store/helper.ts',
      'react',
    ]);
  });

  it('when the root entry reaches a module of Node, even on demand', async () => {
    project.write('src/index.ts', "export const read = () => import('node:fs');");
    const chains = await Promise.all(
      RULES.filter(({ from }) => from.test('index')).map(({ forbidden }) =>
        findForbidden({ entry: 'src/index.ts', forbidden, root: project.folder }),
      ),
    );
    expect(chains).toContainEqual(['src/index.ts', 'node:fs']);
  });

  it.each([
    ['src/model/bad.ts', "export { createStore } from 'zustand/vanilla';"],
    ['src/model/bad.ts', "import type { Transport } from '../store/transport.js';\nexport type T = Transport;"],
    ['src/store/bad.ts', "export { useState } from 'react';"],
    ['src/store/bad.ts', "export const load = () => import('../react/provider.js');"],
    ['src/transports/bad.ts', "export { createNotificationStore } from '../store/store.js';"],
    ['src/react/bad.ts', "export { use } from 'react';"],
    ['src/react/bad.ts', "export { Bell } from '../components/Bell.js';"],
    ['src/components/Bad.tsx', "import './Bad.css';"],
    ['src/components/Bad.tsx', "export { createNotificationStore } from '../store/index.js';"],
    ['src/components/Bad.tsx', 'export default function Bad() {\n  return null;\n}'],
    ['src/components/bad.ts', "export { readFileSync } from 'node:fs';"],
    ['src/testing/bad.ts', "export { NotificationCenter } from '../components/NotificationCenter.js';"],
    ['server/src/bad.ts', "export { NotificationCenter } from 'casebell';"],
    ['tests/store/bad.test.ts', "export { createNotificationStore } from '../../src/store/index.js';"],
    ['stories/Bad.stories.tsx', "export { NotificationCenter } from '../src/components/NotificationCenter.js';"],
  ])('when %s says %s', async (file, code) => {
    const lint = createProject();
    copyFileSync(join(ROOT, '.oxlintrc.json'), join(lint.folder, '.oxlintrc.json'));
    lint.write(file, `${code}\n`);
    const output = await runProgram(join(BINARIES, 'oxlint'), ['--format', 'unix'], lint.folder).catch(
      (error: { stdout: string }) => error.stdout,
    );
    lint.remove();
    expect(output).toMatch(/no-restricted-imports|no-default-export|no-nodejs-modules/);
  });

  it('when a budget is passed', async () => {
    const line = {
      name: 'store',
      source: "import { createNotificationStore } from 'casebell/store';\nglobalThis.use = createNotificationStore;",
    };
    expect((await checkSizes([{ ...line, budget: 0.1 }])).findings).toEqual([
      expect.stringContaining('over the budget of 0.1 kB'),
    ]);
    expect((await checkSizes([{ ...line, budget: 1000 }])).findings).toEqual([]);
  });

  it('when a dependency is imported but not declared, or declared but not imported', async () => {
    const manifest = {
      ...readPackage(),
      dependencies: { hono: '*' },
      peerDependencies: { react: '*', 'react-dom': '*' },
    };
    expect(await checkDependencies('.', manifest, ['src/index.ts'])).toEqual([
      'casebell imports clsx but does not declare it',
      'casebell declares hono but nothing imports it',
    ]);
  });

  it('when a figure of the README is not what is measured', () => {
    const rows = [{ name: 'styles.css', brotli: 4096 }];
    expect(checkFigures(rows, '| styles.css | 4.1 kB | 5 kB |')).toEqual([]);
    expect(checkFigures(rows, '| styles.css | 3.5 kB | 5 kB |')).toHaveLength(1);
    expect(checkFigures(rows, 'no table')).toHaveLength(1);
  });

  it('when a test file belongs to no project, or to two', () => {
    const [lost, twice, fine] = ['lost.test.ts', 'twice.test.ts', 'fine.test.tsx'].map((file) => join(ROOT, file));
    const listed = [
      { file: twice!, projectName: 'unit' },
      { file: twice!, projectName: 'server' },
      { file: fine!, projectName: 'dom' },
      { file: fine!, projectName: 'dom-react-18' },
    ];
    expect(misplacedTests(listed, [lost!, twice!, fine!])).toEqual([
      'lost.test.ts belongs to no test project',
      'twice.test.ts belongs to unit and server',
    ]);
  });

  it('when a link of a document leads nowhere, or a document is too long', () => {
    project.write('docs/page.md', '# Page\n[here](#page) [there](#nowhere) [file](gone.md)');
    project.write('CONTRIBUTING.md', 'line\n'.repeat(91));
    expect(checkLinks(project.folder)).toEqual(['docs/page.md: #nowhere leads nowhere', 'docs/page.md: gone.md leads nowhere']);
    expect(checkLengths(project.folder)).toContain('CONTRIBUTING.md has 91 lines; the limit is 90');
  });
});
