import { forbidden } from '../errors.ts';
import type { Permission, Viewer, VisitorFilter } from './viewer.ts';

declare const authorized: unique symbol;

/**
 * The right to read one project, made only by `authorize`: every query function asks for it, so none can run
 * without a check.
 */
export type ProjectScope = {
  readonly projectId: string;
  /** What every query about sessions must be narrowed to. */
  readonly filter: VisitorFilter | undefined;
  readonly [authorized]: true;
};

/** Whether the viewer has the permission in the project. The one place that decides. */
export function can(viewer: Viewer, permission: Permission, projectId: string): boolean {
  return viewer.projectId === projectId && viewer.permissions.has(permission);
}

/** Throws `FORBIDDEN` unless `can`; says the same of projects that do not exist. */
export function authorize(viewer: Viewer, permission: Permission, projectId: string): ProjectScope {
  if (!can(viewer, permission, projectId)) {
    throw forbidden(`Your credential has no permission ${permission} in this project.`);
  }
  return { projectId, filter: viewer.filter } as ProjectScope;
}
