/** Fails when a changeset names a package that is not published, or a step that does not exist. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, repository } from './lib/repository.ts';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const published = filesOf(['packages/*/package.json', 'apps/*/package.json'])
  .map((file) => JSON.parse(read(file)) as { name: string; private?: boolean })
  .filter((manifest) => !manifest.private)
  .map((manifest) => manifest.name);

for (const file of filesOf(['.changeset/*.md'])) {
  const [, header = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(file)) ?? [];
  const lines = header.split('\n').map((line) => /^['"](.+)['"]: (patch|minor|major)$/.exec(line)?.[1]);
  const unknown = lines.filter((name) => name === undefined || !published.includes(name));
  if (unknown.length === 0 && text.trim() !== '') continue;
  console.error(
    `${file}: each line names one of ${published.join(', ')} and patch, minor or major; then comes a text`,
  );
  process.exitCode = 1;
}
