import type { RecordedApp } from './recorded-app.ts';
import { redocApp } from './redoc-app.ts';
import { shoelaceApp } from './shoelace-app.ts';
import { swaggerApp } from './swagger-app.ts';
import { tabulatorApp } from './tabulator-app.ts';

/** The apps that replays and heatmaps are proved on. */
export const recordedApps: readonly RecordedApp[] = [swaggerApp, shoelaceApp, redocApp, tabulatorApp];
