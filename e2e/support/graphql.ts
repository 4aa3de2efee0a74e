/** Asks a GraphQL question and returns its data; throws where the answer holds an error. */
export type Query = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>;

type Answer<Data> = { data?: Data; errors?: { message: string; extensions?: { code?: string } }[] };

/** A client for the server at `url` that shows `token`: an API key or an embed token. */
export function createQuery(url: string, token: string): Query {
  return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer<Data>;
    if (errors || data === undefined) throw new Error(`${response.status}: ${JSON.stringify(errors)}`);
    return data;
  };
}
