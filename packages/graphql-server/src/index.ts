export { ApiError, type ErrorCode, ValidationError } from './errors.ts';
export { type EmbedKeyRow, registerEmbedKey } from './metadata/embed-keys.ts';
export {
  ensureFirstProject,
  type FirstProject,
  type FirstProjectOptions,
} from './metadata/ensure-first-project.ts';
export { createGraphqlServer, type GraphqlServer, type GraphqlServerOptions } from './server.ts';
