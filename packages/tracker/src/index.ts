import { GoSightApi as Api } from './go-sight.ts';

export type {
  ClickOutcome,
  ElementDescription,
  GoSightEvent,
  Navigation,
  PageInfo,
  SessionEndReason,
  Utm,
} from './events.ts';
export type { Properties } from './go-sight.ts';
export type { GoSightConfig } from './options.ts';

/** The calls of the tracker. */
export type GoSightApi = InstanceType<typeof Api>;

/** The tracker of this page: `GoSight.init({ projectKey })`. Importing it touches nothing, on servers too. */
export const GoSight: GoSightApi = /* @__PURE__ */ new Api();
