import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playScript } from 'casebell/testing';
import { SCENARIOS } from '../../tests/testing/scenarios.js';
import { databases, temporaryFolder, unpack } from './support/databases.js';
import {
  createServerScriptBackend,
  databaseCopies,
  folderCopies,
  startRestorable,
  type RestorableServer,
} from './support/scenarioBackend.js';

// The stories of tests/testing/scenarios, which the memory backend passes, told to the server: same store, same faults, same oracle.
for (const { name, missing, open } of databases) {
  describe.skipIf(missing !== undefined)(`scenarios on ${missing === undefined ? name : `${name}: ${missing}`}`, () => {
    let restorable: RestorableServer | undefined;
    let close: () => Promise<void> = async () => undefined;

    beforeAll(async () => {
      const { options, close: closeDatabase } = await open();
      const home = await temporaryFolder();
      const stateFile = join(home, 'state');
      close = () => closeDatabase().finally(() => rm(home, { recursive: true, force: true }));
      if ('url' in options) restorable = await startRestorable(options, stateFile, databaseCopies(options.url));
      else {
        const folder = join(home, 'embedded');
        await unpack(folder);
        restorable = await startRestorable({ folder }, stateFile, folderCopies(folder));
      }
    });
    afterAll(async () => {
      await restorable?.close().finally(close);
    });

    for (const [file, script] of SCENARIOS) {
      it(script.story, async () => {
        if (restorable === undefined) throw new Error('the server has not started');
        const tenant = file.replaceAll('-', '_');
        expect((await playScript(script, createServerScriptBackend(restorable, tenant))).problems).toEqual([]);
      });
    }
  });
}
