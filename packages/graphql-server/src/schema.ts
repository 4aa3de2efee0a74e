import { builder } from './builder.ts';
import './schema/scalars.ts';
import './schema/viewer.ts';
import './schema/query.ts';
import './schema/event-click.ts';
import './schema/event-details.ts';
import './schema/session-children.ts';
import './schema/subscription.ts';
import './schema/embed-key.ts';

/** The executable schema. */
export const schema = builder.toSchema();
