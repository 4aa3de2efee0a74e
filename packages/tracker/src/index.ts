import { GoSightApi } from './go-sight.ts';

export type { ElementDescription, GoSightEvent, PageInfo, Utm } from './events.ts';
export type { GoSightApi, Properties } from './go-sight.ts';
export type { GoSightConfig } from './options.ts';

/** The tracker of this page: `GoSight.init({ projectKey })`. Importing it touches nothing, on servers too. */
export const GoSight: GoSightApi = /* @__PURE__ */ new GoSightApi();
