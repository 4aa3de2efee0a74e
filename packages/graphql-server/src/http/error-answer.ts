import type { Logger } from '@gosight/engines';
import type { ErrorCode } from '../errors.ts';
import { maskError } from '../mask-error.ts';

const STATUS: Record<ErrorCode, number> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  DAMAGED: 410,
  COST_LIMIT: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

const HEADERS: Partial<Record<ErrorCode, Record<string, string>>> = {
  UNAUTHENTICATED: { 'www-authenticate': 'Bearer' },
  METHOD_NOT_ALLOWED: { allow: 'GET, OPTIONS' },
};

/** The error as JSON, `{ error: { code, message, requestId, reason? } }`, with the codes of GraphQL in lower case. */
export function errorAnswer(error: unknown, request: { logger: Logger; requestId: string }): Response {
  const { message, extensions } = maskError(error, request);
  const code = extensions['code'] as ErrorCode;
  const { reason } = extensions;
  const body = {
    code: code.toLowerCase(),
    message,
    requestId: request.requestId,
    ...(reason === undefined ? {} : { reason }),
  };
  return Response.json(
    { error: body },
    {
      status: STATUS[code],
      headers: {
        'cache-control': 'no-store',
        ...HEADERS[code],
      },
    },
  );
}
