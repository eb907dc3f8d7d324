// Installs every column from its lock file, and packs Casebell from this repository, so that what is measured is what would be published.
import { readdirSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync, execSync } from 'node:child_process';
const root = dirname(fileURLToPath(import.meta.url));
const repository = join(root, '..');
if (!existsSync(join(repository, 'dist/styles.css'))) {
  console.error('Casebell is not built. Run `npm ci && npm run build -- --library` in the repository first.');
  process.exit(1);
}
const wanted = process.argv.slice(2);
const dirs = [
  root,
  ...readdirSync(join(root, 'peers'))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .map((name) => join(root, 'peers', name))
    .filter((dir) => existsSync(join(dir, 'package.json'))),
];
for (const cwd of dirs) {
  console.log(cwd);
  execSync(`npm ${existsSync(join(cwd, 'package-lock.json')) ? 'ci' : 'install'} --ignore-scripts --no-audit --no-fund`, {
    cwd,
    stdio: 'inherit',
  });
}
const casebell = join(root, 'peers/casebell');
const target = join(casebell, 'node_modules/casebell');
if (existsSync(join(casebell, 'node_modules'))) {
  const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', casebell], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components', '1'], { cwd: casebell });
  rmSync(join(casebell, tarball));
}
