import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema.ts';

const file = new URL('../schema.graphql', import.meta.url);
const printed = `# Printed by npm run generate -w @gosight/graphql-server; change src/schema instead.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8')) !== printed) {
    process.stderr.write(
      'schema.graphql is not what the code says: run npm run generate -w @gosight/graphql-server\n',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(file, printed);
}
