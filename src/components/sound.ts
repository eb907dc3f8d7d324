import type { Notification } from '../model/notification.js';
import { readSetting } from '../model/preferences.js';
import type { Casebell } from '../react/context.js';

type Environment = Casebell['environment'];
type Tone = NonNullable<Environment['tone']>;

/** Hertz, and seconds after the beginning. */
const NOTES = [
  [659.25, 0],
  [880, 0.11],
] as const;
/** Seconds a note takes to fade. */
const FADE = 0.4;
/** Milliseconds the browser has for waking its audio; later it would sound late. */
const PATIENCE = 300;
/** Milliseconds between two sounds of one browser. */
const PAUSE = 3_000;
/** Lock and record of the sounds of this browser: which was the last, and when. */
const NAME = 'casebell:sound';

let audio: AudioContext | null = null;
/** The browser has let it run once. */
let isArmed = false;
let isListening = false;
/** Sounds that are being made. */
let playing = 0;

/** Makes ready to sound: now where there was a gesture on this page before, else with the next one. */
export function armSound(): void {
  if (isArmed || isListening || globalThis.AudioContext === undefined) return;
  if (globalThis.navigator.userActivation?.hasBeenActive) void wake();
  isListening = true;
  const stop = new AbortController();
  const gesture = async (): Promise<void> => {
    if (isArmed || (await wake())) stop.abort();
  };
  // Captured: the host may stop events on their way. The end of a touch counts as a gesture, its beginning does not.
  for (const type of ['click', 'keydown', 'pointerup', 'touchend'])
    document.addEventListener(type, () => void gesture(), { capture: true, signal: stop.signal });
}

/** Resolves whether the browser lets it run: at once in the course of a gesture, which is what some ask for. */
async function wake(): Promise<boolean> {
  audio ??= new AudioContext();
  const context = audio;
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  const isRunning = context.state === 'running';
  isArmed ||= isRunning;
  if (playing === 0) await context.suspend(); // at rest it costs nothing
  return isRunning;
}

const webTone: Tone = {
  isArmed: () => isArmed,
  play: async (volume) => {
    if (globalThis.AudioContext === undefined) return false;
    playing++;
    const isHeard = await wake();
    if (isHeard && audio !== null) await strike(audio, volume);
    playing--;
    if (playing === 0) await audio?.suspend();
    return isHeard;
  },
};

/** Resolves when the last note has faded. */
function strike(context: AudioContext, volume: number): Promise<unknown> {
  const now = context.currentTime;
  const ends = NOTES.map(([pitch, after]) => {
    const gain = context.createGain();
    const note = context.createOscillator();
    note.frequency.value = pitch;
    // Loudness is felt by powers; full volume is no alarm.
    gain.gain.setValueAtTime(0, now + after);
    gain.gain.linearRampToValueAtTime(0.35 * volume ** 2, now + after + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + after + FADE);
    note.connect(gain).connect(context.destination);
    note.start(now + after);
    note.stop(now + after + FADE);
    return new Promise((resolve) => note.addEventListener('ended', resolve));
  });
  return Promise.all(ends);
}

/**
 * Sounds as an arrival does, for trying the volume (0 to 1). Call it in the course of a click: that is the gesture browsers ask for.
 * Resolves false when nothing was heard.
 */
export function playSample(volume: number, environment?: Pick<Environment, 'tone'>): Promise<boolean> {
  return (environment?.tone ?? webTone).play(volume);
}

/**
 * Sounds for what has arrived, if the person wants that for one of their kinds: in one tab of the browser, once for an arrival, and at most
 * once in three seconds. Which of it may interrupt at all has been decided before.
 */
export async function ring(notifications: readonly Notification[], { store, environment }: RingContext): Promise<void> {
  const { preferences, epoch } = store.getState();
  const volume = readSetting.soundVolume(preferences);
  const tone = environment.tone ?? webTone;
  const audible = notifications.filter(({ kind }) => readSetting.kindSounds(preferences, kind));
  if (!readSetting.isSoundOn(preferences) || audible.length === 0 || volume === 0) return;
  if (!tone.isArmed()) return armSound();
  const newest = Math.max(...audible.map(({ sort }) => sort));
  const turn = await takeTurn(environment);
  if (turn === null) return;
  const last = readLast(environment);
  const isOld = last.epoch === epoch && newest <= last.sort;
  const isSoon = Math.abs(environment.now() - last.at) < PAUSE;
  if (!isOld && !isSoon) writeLast(environment, { epoch, sort: newest, at: environment.now() });
  turn();
  // Sound is help, not need: what goes wrong with it must not become an error of the page.
  if (!isOld && !isSoon) await tone.play(volume).catch(() => false);
}

type RingContext = Pick<Casebell, 'store' | 'environment'>;

/** `null`: another tab is about to sound. */
async function takeTurn({ claim, isVisible, randomId }: Environment): Promise<(() => void) | null> {
  const turn = await claim(NAME);
  if (turn !== null) return turn;
  // Nobody else can have this one: without it there are no locks here, and the tab that is looked at sounds.
  const probe = await claim(`${NAME}:${randomId()}`);
  probe?.();
  return probe === null && isVisible() ? () => {} : null;
}

interface LastSound {
  readonly epoch: string | null;
  readonly sort: number;
  readonly at: number;
}

const NEVER: LastSound = { epoch: null, sort: -1, at: -Infinity };
/** Where nothing can be stored each tab remembers its own. */
const remembered = new WeakMap<Environment, LastSound>();

function readLast(environment: Environment): LastSound {
  try {
    const { epoch, sort, at } = JSON.parse(environment.storage?.getItem(NAME) ?? '') as Partial<LastSound>;
    if (typeof epoch === 'string' && typeof sort === 'number' && typeof at === 'number') return { epoch, sort, at };
  } catch {
    // Nothing there, or nothing of ours.
  }
  return remembered.get(environment) ?? NEVER;
}

function writeLast(environment: Environment, last: LastSound): void {
  remembered.set(environment, last);
  try {
    environment.storage?.setItem(NAME, JSON.stringify(last));
  } catch {
    // Full or forbidden: then only this tab knows.
  }
}
