// npm run storybook: every component in every state, without any server.
import { checkNode, ensurePackages } from './install.mjs';
import { run } from './run.mjs';

checkNode();
await ensurePackages();
const port = process.env.PORT ?? '6006';
process.exitCode = await run('storybook', ['dev', '-p', port, '--no-open', '--disable-telemetry', ...process.argv.slice(2)]);
