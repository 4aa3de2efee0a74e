import { GoSightError } from '../errors.ts';

/** What a hook reports outside a provider; one object, so that it is reported once. */
export const noProviderError = new GoSightError(
  'no_provider',
  'No GoSightProvider around this component, and no endpoint given.',
);

/** What a hook reports where the project is not visible to the token. */
export function projectNotFound(): GoSightError {
  return new GoSightError('not_found', 'No such project, or this token may not see it: check projectId.');
}

/** What a hook reports where the session is not there, or not the token's. */
export function sessionNotFound(): GoSightError {
  return new GoSightError('not_found', 'No such session, or this token may not see it.');
}
