import type { EmbedToken } from '@gosight/react';

/** Asks the demo's server for an embed token, as an admin tool asks its own server. */
export async function fetchToken(): Promise<EmbedToken> {
  const response = await fetch(`${import.meta.env.BASE_URL}token`, { method: 'POST' });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`);
  return (await response.json()) as EmbedToken;
}
