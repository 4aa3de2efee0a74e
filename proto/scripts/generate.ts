// Generates src/gen from gosight/v1/*.proto: `npm run generate -w @gosight/proto`, with `-- --check` only compares.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor.js';

const root = dirname(import.meta.dirname);
const requireHere = createRequire(import.meta.url);

/** A path inside a package whose export map hides it. */
function packageFile(name: string, path: string): string {
  return join(dirname(requireHere.resolve(`${name}/package.json`)), path);
}

/** Replaces every match and fails when there is none: a new generator version must not slip through unpatched. */
function replaceAll(text: string, pattern: RegExp, replacement: string): string {
  const replaced = text.replace(pattern, replacement);
  if (replaced === text)
    throw new Error(`The generator no longer writes ${pattern}: look at its output again`);
  return replaced;
}

/** Static encode and decode code for the servers. */
function generateServerCodec(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gosight-proto-'));
  const target = join(folder, 'messages.js');
  const leaveOut = ['comments', 'create', 'verify', 'convert', 'delimited', 'typeurl', 'service'];
  execFileSync(process.execPath, [
    packageFile('protobufjs-cli', 'bin/pbjs'),
    ...['-t', 'static-module', '-w', 'esm', '-r', 'gosight', '--force-number', '-p', root],
    ...leaveOut.map((part) => `--no-${part}`),
    ...['-o', target, join(root, 'gosight/v1/ingest.proto')],
  ]);
  const code = readFileSync(target, 'utf8');
  rmSync(folder, { recursive: true });
  // Our reader returns numbers, so the defaults must be numbers too; an unset message is undefined, not null.
  const numbers = replaceAll(code, /\$util\.Long \? \$util\.Long\.fromBits\(0,0,(?:true|false)\) : 0/g, '0');
  return replaceAll(numbers, /(\.prototype\.\w+ = )null;/g, '$1$undefined;');
}

/** The types of the static code, as far as our own typed layer needs them. */
const serverTypes = `type Writer = { ldelim(): Writer; finish(): Uint8Array };
type Codec = { encode(message: object): Writer; decode(reader: object, length?: number): object };
export const gosight: { readonly v1: { readonly Batch: Codec; readonly RecordHeader: Codec } };
`;

const pluginProtocol = protobuf.parse(`
  syntax = "proto3";
  message Request { repeated string file_to_generate = 1; string parameter = 2; repeated bytes proto_file = 15; }
  message Response { string error = 1; repeated File file = 15; message File { string name = 1; string content = 15; } }
  message FileSet { repeated bytes file = 1; }
  message FileName { string name = 1; }
`).root;

const browserOptions = [
  'outputEncodeMethods=encode-only',
  'outputJsonMethods=false',
  'outputPartialMethods=false',
  'forceLong=number',
  'useOptionals=all',
  'enumsAsLiterals=true',
  'unrecognizedEnum=false',
  'esModuleInterop=true',
  'outputServices=false',
  'annotateFilesWithVersion=false',
].join(',');

type Descriptor = {
  $type: protobuf.Type;
  file: { package: string; messageType: { field: { typeName?: string }[] }[] }[];
};

/** Plugins expect absolute type names where protobufjs writes relative ones; all our types are top-level in one package. */
function qualifyTypeNames(descriptor: Descriptor): void {
  for (const file of descriptor.file) {
    for (const field of file.messageType.flatMap((message) => message.field)) {
      if (field.typeName) field.typeName = `.${file.package}.${field.typeName}`;
    }
  }
}

/** Says the same with fewer bytes in the bundle: absent and default values are all falsy, and the caller makes the writer. */
function shorten(code: string): string {
  const scalars = replaceAll(code, /\((message\.\w+) !== undefined && \1 !== (?:0|""|false)\)/g, '($1)');
  const lists = replaceAll(
    scalars,
    /\((message\.\w+) !== undefined && (\1)\.length !== 0\)/g,
    '($1?.length)',
  );
  const bodies = replaceAll(lists, /\((message\.\w+) !== undefined\)/g, '($1)');
  return replaceAll(bodies, / = new BinaryWriter\(\)|(?<=writer)\?(?=: BinaryWriter)/g, '');
}

/** Encode-only TypeScript for browsers, written over our own small writer. */
async function generateBrowserCodec(): Promise<string> {
  const schema = new protobuf.Root();
  schema.resolvePath = (_origin, target) => join(root, target);
  await schema.load('gosight/v1/batch.proto', { keepCase: true });
  schema.resolveAll();
  const descriptor = schema.toDescriptor('proto3') as unknown as Descriptor;
  qualifyTypeNames(descriptor);
  const { file } = pluginProtocol
    .lookupType('FileSet')
    .decode(descriptor.$type.encode(descriptor).finish()) as unknown as { file: Uint8Array[] };
  const names = file.map(
    (bytes) => (pluginProtocol.lookupType('FileName').decode(bytes) as unknown as { name: string }).name,
  );
  const request = { fileToGenerate: names, parameter: browserOptions, protoFile: file };
  const output = execFileSync(process.execPath, [packageFile('ts-proto', 'protoc-gen-ts_proto')], {
    input: pluginProtocol.lookupType('Request').encode(request).finish(),
  });
  const response = pluginProtocol.lookupType('Response').decode(output) as unknown as {
    error: string;
    file: { content: string }[];
  };
  if (response.error) throw new Error(response.error);
  const [generated, ...others] = response.file.filter((candidate) =>
    candidate.content.includes('export interface Batch'),
  );
  if (!generated || others.length > 0) throw new Error('Expected one generated file that holds Batch');
  const withWriter = replaceAll(
    generated.content,
    /import \{ BinaryWriter \} from "@bufbuild\/protobuf\/wire";/,
    'import type { BinaryWriter } from "../binary-writer.ts";',
  );
  return shorten(withWriter);
}

const targets = {
  'messages.js': generateServerCodec(),
  'messages.d.ts': serverTypes,
  'encoder.ts': await generateBrowserCodec(),
};
const isCheck = process.argv.includes('--check');
let differing = 0;
mkdirSync(join(root, 'src/gen'), { recursive: true });
for (const [name, content] of Object.entries(targets)) {
  const path = join(root, 'src/gen', name);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
  differing += 1;
  if (!isCheck) writeFileSync(path, content);
  process.stdout.write(`${isCheck ? 'differs' : 'written'}: src/gen/${name}\n`);
}
if (isCheck && differing > 0) {
  process.stderr.write('Generated code is out of date: run npm run generate -w @gosight/proto\n');
  process.exitCode = 1;
}
