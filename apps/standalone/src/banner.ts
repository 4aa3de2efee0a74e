import type { Config } from '@gosight/engines';
import type { GoSight } from './start-gosight.ts';

/** What a person at a terminal wants to read once: addresses, and the secrets that a first start generated. */
export function banner({ url, firstProject }: Pick<GoSight, 'url' | 'firstProject'>, config: Config): string {
  const rows = [
    row('GoSight', url),
    row('Demo shop', `${url}/demo/`),
    row('GraphQL', `${url}/graphql`),
    row('Project key', firstProject.projectKey),
  ];
  // What came from the environment is known to whoever set it, and stays out of logs.
  const secrets = firstProject.created
    ? [
        config.ownerPassword === undefined && row('Owner', firstProject.ownerEmail),
        config.ownerPassword === undefined && row('Password', firstProject.ownerPassword),
        config.apiKey === undefined && row('API key', firstProject.apiKey),
      ].filter((line) => line !== false)
    : [];
  if (secrets.length > 0) rows.push('', '  Keep these, they are shown only this once:', ...secrets);
  return `\n${rows.join('\n')}\n\n`;
}

function row(label: string, value = ''): string {
  return `  ${label.padEnd(12)} ${value}`;
}
