import type { Permission, Viewer } from '../auth/viewer.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { findProject } from '../metadata/projects.ts';
import { PermissionEnum, ViewerKindEnum } from './enums.ts';
import { ProjectType } from './project.ts';

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ViewerKindEnum, description: 'What kind of credential it is.' }),
    permissions: t.field({
      type: [PermissionEnum],
      description: 'What it may do.',
      resolve: (viewer): Permission[] => [...viewer.permissions],
    }),
    projects: t.field({
      type: [ProjectType],
      description: 'The projects that it may see.',
      // Every credential of today names one.
      complexity: { field: 1, multiplier: 1 },
      resolve: async (viewer, _args, { postgres }) => {
        const project = await findProject(postgres, viewer.projectId);
        return project ? [project] : [];
      },
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the credential ends; null: never.',
      resolve: (viewer) => viewer.expiresAt ?? null,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'Who asks, and what it may do. Fails with `UNAUTHENTICATED` without a credential.',
    resolve: (_root, _args, context) => requireViewer(context),
  }),
);
