import { fireEvent, screen } from '@testing-library/react';
import { DigestSettings, NotificationPreferences, QuietHours, ShowToggles, SoundSettings, TestKind } from 'casebell';
import type { JsonValue, TestReport } from 'casebell/model';
import { superoffice } from 'casebell/presets';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.js';

const HOUR = 3_600_000;

/** A part in front of a person whose preferences say this. */
async function show(
  part: ReactElement,
  preferences: { readonly [path: string]: JsonValue } = {},
  stage = createStage(),
): Promise<Stage> {
  stage.backend.sync('me', {
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    clientId: 'before',
    views: [],
    commands: Object.entries(preferences).map(([path, value], index) => ({
      type: 'setPreference',
      path,
      value,
      mid: index + 1,
      epoch: '',
    })),
  });
  await stage.show(part);
  await screen.findByRole('heading', { level: 2 });
  return stage;
}

beforeAll(async () => {
  const { unmount } = await createStage().show(<SoundSettings />);
  await screen.findByRole('heading', { level: 2 }, { timeout: 60_000 });
  unmount();
}, 60_000);

const preferences = ({ backend }: Stage) => backend.snapshot('me').preferences;
const save = async (stage: Stage) => {
  await stage.user.click(screen.getByRole('button', { name: 'Save' }));
  await stage.pass(500);
};
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name });
const setTime = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });

describe('DigestSettings', () => {
  it('says in words when the next one goes out', async () => {
    const stage = await show(<DigestSettings />, { 'deliver/reply/digest': true, zone: 'Europe/Oslo' });
    expect(screen.getByText(/Your next digest: today, 06:00 PM/)).toBeInTheDocument();
    setTime('Time', '09:30');
    // It is ten in Oslo.
    expect(screen.getByText(/Your next digest: tomorrow, 09:30 AM/)).toBeInTheDocument();
    await stage.user.click(box('Tuesday'));
    expect(screen.getByText(/Your next digest: Wednesday, 09:30 AM/)).toBeInTheDocument();
    await save(stage);
    expect(preferences(stage)).toMatchObject({ 'digest/time': '09:30', 'digest/days': [1, 3, 4, 5, 6, 7] });
  });

  it('says that none goes out while no kind has it on', async () => {
    await show(<DigestSettings />);
    expect(screen.getByText(/No digest goes out/)).toBeInTheDocument();
  });

  it('says what becomes of a time that the clocks skip', async () => {
    const stage = createStage();
    // Saturday noon before the clocks of Oslo go from two to three.
    await stage.environment.advance(Date.UTC(2026, 2, 28, 12) - stage.environment.now());
    await show(<DigestSettings />, { 'deliver/reply/digest': true, zone: 'Europe/Oslo', 'digest/time': '02:30' }, stage);
    expect(screen.getByText(/The clocks skip 02:30 on that day, so it goes out at 03:00/)).toBeInTheDocument();
  });

  it('leaves at least one day', async () => {
    const stage = await show(<DigestSettings />, { 'digest/days': [1] });
    await stage.user.click(box('Monday'));
    expect(box('Monday')).toBeChecked();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('says that a zone is unknown, and goes on in that of the browser', async () => {
    // Kept by an older client, before the backend looked at it.
    const stage = createStage();
    const { transport } = stage.props;
    const sync: NonNullable<typeof transport>['sync'] = async (request, context) => {
      const answer = await transport!.sync(request, context);
      return answer.preferences ? { ...answer, preferences: { ...answer.preferences, zone: 'Mars/Base' } } : answer;
    };
    await stage.show(<DigestSettings />, { transport: { ...transport!, sync } });
    await screen.findByRole('heading', { level: 2 });
    expect(screen.getByText(/“Mars\/Base” is not known here/)).toBeInTheDocument();
  });
});

describe('QuietHours', () => {
  it('begins with nights, and copies a day to others', async () => {
    const stage = await show(<QuietHours />);
    await stage.user.click(box('Quiet hours every week'));
    expect(screen.getByLabelText('Monday, from')).toHaveValue('22:00');
    setTime('Monday, from', '17:00');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Copy Monday to other days' }), 'Monday to Friday');
    expect(screen.getByLabelText('Friday, from')).toHaveValue('17:00');
    expect(screen.getByLabelText('Sunday, from')).toHaveValue('22:00');
    await stage.user.click(screen.getByRole('button', { name: 'Remove 22:00 to 07:00, Sunday' }));
    await save(stage);
    expect(preferences(stage)).toMatchObject({ quiet: true, 'quiet/5': [{ from: '17:00', to: '07:00' }] });
    expect(preferences(stage)).not.toHaveProperty('quiet/7');
  });

  it('says until when it is quiet', async () => {
    await show(<QuietHours />, { quiet: true, zone: 'UTC', 'quiet/1': [{ from: '08:00', to: '18:00' }] });
    expect(screen.getByText('Quiet now until 06:00 PM')).toBeInTheDocument();
  });

  it('mutes at once, for an hour, and says when it has ended by itself', async () => {
    const stage = await show(<QuietHours />, { zone: 'UTC' });
    await stage.user.click(screen.getByRole('button', { name: 'For an hour' }));
    await stage.pass(500);
    expect(preferences(stage)).toMatchObject({ mute: '2026-03-02T10:00:00.050Z' });
    expect(screen.getByText('Muted until 10:00 AM')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Unmute' })).toHaveFocus();
    await stage.pass(HOUR + 60_000);
    expect(screen.getByRole('button', { name: 'For an hour' })).toBeInTheDocument();
  });

  it('lists what always alerts, mentions by default', async () => {
    const stage = await show(<QuietHours />);
    expect(screen.getByRole('combobox', { name: /^Mention: / })).toHaveValue('always');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Add a kind…' }), 'New reply');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: /^New reply: / }), 'always alerts, also in meetings');
    await stage.user.selectOptions(screen.getByRole('combobox', { name: /^Mention: / }), 'stays silent');
    await save(stage);
    expect(preferences(stage)).toMatchObject({ 'alert/reply': 'alsoInMeetings', 'alert/mention': 'no' });
  });
});

describe('ShowToggles', () => {
  it('has the eleven of the document, and hides what is switched off', async () => {
    const stage = createStage([{ kind: 'request.created', title: 'A request' }]);
    await show(<ShowToggles />, {}, stage);
    expect(screen.getAllByRole('checkbox').map((toggle) => toggle.closest('label')!.textContent)).toEqual([
      'Show notifications for meeting invitations',
      'Show notifications for changed meetings',
      'Show notifications for cancelled meetings',
      'Show notifications for declined invitations',
      'Show notifications for customer messages',
      'Show notifications for requests in your favourite list',
      'Show notifications when someone takes over your request',
      'Show notifications for requests activated',
      'Show notifications for escalated requests',
      'Show notifications for new message in request',
      'Show notifications for new requests',
    ]);
    await stage.user.click(box('Show notifications for new requests'));
    await save(stage);
    expect(preferences(stage)).toEqual({ 'show/request.created': false });
  });

  it('is what a SuperOffice has behind its cog', async () => {
    const stage = createStage();
    await stage.show(<NotificationPreferences />, { behaviour: superoffice });
    await screen.findByRole('group', { name: 'Appointment notifications preferences' });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('SoundSettings', () => {
  it('is off until it is switched on, then has a volume and kinds', async () => {
    const stage = await show(<SoundSettings />);
    expect(screen.getByText('Nothing makes a sound.')).toBeInTheDocument();
    expect(screen.queryByRole('slider')).toBeNull();
    await stage.user.click(box('Play a sound'));
    fireEvent.change(screen.getByRole('slider', { name: 'Volume' }), { target: { value: '80' } });
    await stage.user.click(box('In the title of the tab'));
    await save(stage);
    expect(preferences(stage)).toEqual({ sound: true, 'sound/volume': 0.8, 'counter/title': false });
  });
});

describe('TestKind', () => {
  const report: TestReport = {
    decisions: {
      bell: { outcome: 'deliver', because: 'cell' },
      email: { outcome: 'hold', because: 'quietHours', until: '2026-03-02T18:00:00Z' },
      push: { outcome: 'drop', because: 'notMine' },
    },
  };

  it('says what became of a sample on each channel, and why', async () => {
    const stage = createStage();
    const sent: string[] = [];
    const sendTest = (kind: string) => {
      sent.push(kind);
      return sent.length === 1 ? Promise.resolve(report) : Promise.reject(new Error('No'));
    };
    const transport = { ...stage.props.transport!, sendTest };
    await show(<TestKind />, { zone: 'UTC' }, { ...stage, show: (part) => stage.show(part, { transport }) });
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'New reply');
    await stage.user.click(screen.getByRole('button', { name: 'Send a test' }));
    const list = await screen.findByRole('list', { name: 'What became of the sample: New reply' });
    expect([...list.children].map(({ textContent }) => textContent)).toEqual([
      'Bell: delivered',
      'Email: held until 06:00 PM, because of quiet hours',
      'Push: off, because it is on only for what is assigned to you',
    ]);
    await stage.user.click(screen.getByRole('button', { name: 'Send a test' }));
    await screen.findByText(/could not be sent/);
    expect(sent).toEqual(['reply', 'reply']);
  });

  it('is not there for a transport that cannot', async () => {
    const stage = createStage();
    const { sendTest: _sendTest, ...transport } = stage.props.transport!;
    await stage.show(<NotificationPreferences sections={['sound', 'test']} />, { transport });
    await screen.findByRole('heading', { level: 2 });
    expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
  });
});
