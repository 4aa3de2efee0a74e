import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { sendStaticFile } from './send-static-file.ts';
import { type StaticFile, staticFile } from './static-file.ts';

/** A file as it is, and compressed for browsers that take that. */
export type CompressedFile = {
  readonly plain: StaticFile;
  readonly br: StaticFile;
  readonly gzip: StaticFile;
};

/** Compresses a file once, so that no request has to. */
export async function compressFile(name: string, plain: StaticFile): Promise<CompressedFile> {
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain.body), promisify(gzip)(plain.body)]);
  return {
    plain,
    br: staticFile(name, new Uint8Array(br)),
    gzip: staticFile(name, new Uint8Array(gz)),
  };
}

/** Answers with the smallest form that the browser takes, or with 304 where it has just that. */
export function sendCompressedFile(
  context: Context,
  file: CompressedFile,
  headers: Record<string, string>,
): Response {
  const accepted = context.req.header('Accept-Encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => accepts(accepted, name));
  const all = { ...headers, Vary: 'Accept-Encoding' };
  if (!encoding) return sendStaticFile(context, file.plain, all);
  return sendStaticFile(context, file[encoding], { ...all, 'Content-Encoding': encoding });
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
