import fc from 'fast-check';

/**
 * Cuts a run that fails down to the shortest script that still fails: fast-check leaves out what is not needed.
 *
 * @template {import('casebell/testing').Script} Script
 * @param {Script} script
 * @param {(script: Script) => Promise<boolean>} fails whether a part of the script still fails
 * @param {{ milliseconds?: number }} [limit] after which the best so far is taken; default a minute
 * @returns {Promise<Script>}
 */
export async function shrink(script, fails, { milliseconds = 60_000 } = {}) {
  const end = performance.now() + milliseconds;
  let best = script;
  const stillFails = async (/** @type {Script} */ candidate) => {
    if (performance.now() > end || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  const leaveOutSteps = async () => {
    const { steps } = best;
    const holds = fc.asyncProperty(fc.subarray([...steps]), async (kept) => !(await stillFails({ ...best, steps: kept })));
    await fc.check(holds, { examples: [[[...steps]]], numRuns: 1 });
  };
  await leaveOutSteps();
  const used = new Set([
    ...best.steps.flatMap((step) => ('device' in step ? step.device : [])),
    ...best.devices.flatMap(({ tabOf }) => tabOf ?? []),
  ]);
  for (const { name } of best.devices)
    if (!used.has(name)) await stillFails({ ...best, devices: best.devices.filter((device) => device.name !== name) });
  for (const { name, views } of best.devices) {
    for (const view of views) {
      const devices = best.devices.map((device) =>
        device.name === name ? { ...device, views: device.views.filter((id) => id !== view) } : device,
      );
      await stillFails({ ...best, devices });
    }
  }
  await leaveOutSteps();
  return best;
}
