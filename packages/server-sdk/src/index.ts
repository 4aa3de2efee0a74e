export {
  type CreateEmbedTokenOptions,
  createEmbedToken,
  type EmbedFilter,
  type EmbedScope,
  type EmbedToken,
} from './create-embed-token.ts';
export { EmbedTokenError, type EmbedTokenErrorCode } from './errors.ts';
export { generateSigningKey, type PublicKey, type SigningKey } from './signing-key.ts';
