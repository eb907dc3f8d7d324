import { transact, type OpenDatabase } from './database.js';
import { contradicts, enter, renewEpochs, testify, type Testimony } from './eras.js';
import { messageOf, ServerError } from './errors.js';
import type { Logger } from './logger.js';
import { readState, writeState } from './stateFile.js';

/** Notices that the database was put back to an earlier state, and makes all clients start anew. */
export interface Witness {
  /** This process has written something. */
  readonly touch: () => void;
  /** From now on, looks every 5 seconds whether the database still is what it was; calls back when all epochs were renewed. */
  readonly watch: (onRenewed: () => void) => void;
  readonly close: () => Promise<void>;
}

export interface WitnessOptions {
  readonly database: OpenDatabase;
  /** Where the mark is kept beside the memory of this process; `null`: nowhere, and a restore is noticed only while it runs. */
  readonly file: { readonly path: string; readonly required: boolean } | null;
  readonly logger: Logger;
}

const LOOK = 5_000;

/**
 * Epochs must change when a backup is restored: sequences would be given twice, and clients would take new rows for those they have. What
 * says so has to lie outside of what is restored, be cheap, and never be wrong. Heads of inboxes are no such value (an erased person
 * lowers their sum), nor are transaction numbers of PostgreSQL (a dump restored elsewhere begins anew). So each process has a mark of
 * its own, which it moves on in the database every 5 seconds, and only then in its memory and its file. A crash leaves the file behind
 * the database, never before it; the other way round there is but one explanation. It sees a restore to any state older than the last
 * look; a loss of the last seconds, as by a failover to a replica that lagged, may stay unseen: after one, run `renew`.
 *
 * Throws `startup` when a file that is required cannot be read or written.
 */
export async function createWitness({ database, file, logger }: WitnessOptions): Promise<Witness> {
  const { db, url, alone } = database;
  let path = file?.path ?? null;

  const unusable = (error: unknown) => {
    const why = `The state file ${path} cannot be used (${messageOf(error)})`;
    const what = 'Without it a restored backup goes unnoticed: after restoring one, run "casebell-server renew".';
    if (file?.required)
      throw new ServerError('startup', `${why}. Make it writable, remove it, or name another.`, { cause: error });
    logger.warn({}, `${why}. ${what}`);
    path = null;
  };
  const remember = async (testimony: Testimony): Promise<Testimony> => {
    if (path !== null) await writeState(path, testimony);
    return testimony;
  };
  /** Nodes take turns: the one that comes second finds the era that the first has begun. */
  const compare = (remembered: Testimony | null): Promise<Testimony> =>
    alone(() =>
      transact(
        db,
        'everybody',
        async (tx) => {
          if (remembered !== null && (await contradicts(tx, remembered))) {
            const inboxes = await renewEpochs(tx, remembered.era);
            logger.warn(
              { inboxes },
              'the database was put back to an earlier state (a restored backup?): all clients start anew',
            );
          }
          return enter(tx, remembered);
        },
        () => undefined,
      ),
    );

  let remembered: Testimony | null = null;
  try {
    if (path !== null) remembered = await readState(path);
  } catch (error) {
    unusable(error);
  }
  let testimony = await compare(remembered);
  try {
    await remember(testimony);
  } catch (error) {
    unusable(error);
  }

  let touched = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  const lookNow = async (onRenewed: () => void) => {
    // An embedded database cannot be restored while it is open: where nothing was written there is nothing to say.
    if (url === null && !touched) return;
    touched = false;
    const next = (await testify(db, testimony)) ?? (await compare(testimony));
    const isRenewed = next.era !== testimony.era;
    testimony = next;
    if (isRenewed) onRenewed();
    await remember(testimony);
  };
  /** One at a time, so that the file never goes back. */
  const look = (onRenewed: () => void) =>
    (looking ??= lookNow(onRenewed)
      .catch((error: unknown) =>
        logger.warn({ error: messageOf(error) }, 'whether the database was restored could not be looked up; it is tried again'),
      )
      .finally(() => {
        looking = undefined;
      }));
  return {
    touch: () => void (touched = true),
    watch: (onRenewed) => void (timer = setInterval(() => void look(onRenewed), LOOK).unref()),
    async close() {
      clearInterval(timer);
      await looking;
      await look(() => undefined);
    },
  };
}
