import { importJWK, SignJWT } from 'jose';
import type { TestProject } from './open-test-api.ts';

/** What to change of a token that would be accepted; a value of undefined leaves a claim out. */
export type TokenChanges = {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  /** Whose key signs. */
  readonly signedBy?: TestProject;
};

/** A token as an attacker or a broken server would make it. */
export async function signToken(
  project: TestProject,
  now: number,
  changes: TokenChanges = {},
): Promise<string> {
  const { signingKey } = changes.signedBy ?? project;
  const iat = Math.floor(now / 1000);
  const claims = {
    v: 1,
    aud: 'gosight',
    project: project.projectId,
    scopes: ['analytics:read'],
    iat,
    exp: iat + 600,
    ...changes.claims,
  };
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid, typ: 'JWT', ...changes.header })
    .sign(await importJWK(signingKey, 'ES256'));
}
