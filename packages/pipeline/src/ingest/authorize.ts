import { IngestError } from '../errors.ts';
import { isAllowedOrigin } from './origin.ts';
import type { Project, ProjectKeys } from './project-keys.ts';

/**
 * The project that a key may write to from an origin.
 *
 * A request without an origin does not come from a browser and passes: the list keeps other people's sites from sending
 * by accident, it does not authenticate anybody.
 *
 * Throws `IngestError`: `missing_key`, `unknown_key`, `project_disabled`, `origin_not_allowed`, `unavailable`.
 */
export async function authorize(
  projectKeys: ProjectKeys,
  key: string | undefined,
  origin: string | undefined,
): Promise<Project> {
  if (key === undefined || key === '') {
    throw new IngestError('missing_key', 'Send the project key as query parameter k.');
  }
  const project = await projectKeys.find(key);
  if (project === undefined)
    throw new IngestError('unknown_key', 'This project key does not exist or was revoked.');
  if (origin !== undefined && !isAllowedOrigin(origin, project.allowedOrigins)) {
    throw new IngestError(
      'origin_not_allowed',
      "This origin is not on the project's list of allowed origins.",
    );
  }
  if (project.isDisabled) throw new IngestError('project_disabled', 'This project is disabled.');
  return project;
}
