import { brandWithType } from '@pothos/core';
import { can } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { type RequestContext, requireViewer } from '../context.ts';
import { badInput } from '../errors.ts';
import { MAX_NODES, QUERY_COST } from '../limits.ts';
import { findProject, type ProjectRow } from '../metadata/projects.ts';
import type { SessionRow } from '../queries/session-row.ts';
import { decodeNodeId, parseSessionId, projectIdOf } from './node-id.ts';
import { ProjectType } from './project.ts';

builder.queryFields((t) => ({
  project: t.field({
    type: ProjectType,
    nullable: true,
    description: 'A project; null when there is none that you may see.',
    args: { id: t.arg.id({ description: 'May be left out where the key or token names one project.' }) },
    resolve: (_root, { id }, context) => visibleProject(context, id),
  }),
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Anything by its id; null when there is nothing that you may see.',
    args: { id: t.arg.id({ required: true, description: 'The `id` of an object.' }) },
    complexity: QUERY_COST,
    resolve: (_root, { id }, context) => findNode(context, id),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: `As \`node\`, for up to ${MAX_NODES} ids, in their order.`,
    args: { ids: t.arg.idList({ required: true, description: 'Ids of objects.' }) },
    complexity: ({ ids }) => ({ field: QUERY_COST, multiplier: Math.min(ids.length, MAX_NODES) }),
    resolve: (_root, { ids }, context) => {
      if (ids.length > MAX_NODES) throw badInput(`ids: at most ${MAX_NODES}, not ${ids.length}.`);
      return ids.map((id) => findNode(context, id));
    },
  }),
}));

/** The project of the credential, when `id` names it or nothing. */
async function visibleProject(context: RequestContext, id?: string | null): Promise<ProjectRow | null> {
  const viewer = requireViewer(context);
  const projectId = id == null ? viewer.projectId : projectIdOf(id);
  if (projectId !== viewer.projectId) return null;
  return (await findProject(context.postgres, projectId)) ?? null;
}

async function findNode(context: RequestContext, id: string): Promise<ProjectRow | SessionRow | null> {
  const viewer = requireViewer(context);
  const node = decodeNodeId(id);
  if (node?.type === 'Project') return brand('Project', await visibleProject(context, node.id));
  const session = node?.type === 'Session' ? parseSessionId(node.id) : undefined;
  if (!session || !can(viewer, 'analytics:read', session.projectId)) return null;
  return brand('Session', await context.loaders.sessions.load(session));
}

function brand<Row extends object>(type: 'Project' | 'Session', row: Row | null): Row | null {
  if (row) brandWithType(row, type as never);
  return row;
}
