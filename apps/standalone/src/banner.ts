import type { GoSight } from './start-gosight.ts';

/** What a person at a terminal wants to read once: addresses, and the secrets of a first start. */
export function banner({ url, firstProject }: Pick<GoSight, 'url' | 'firstProject'>): string {
  const lines: [string, string | undefined][] = [
    ['GoSight', url],
    ['Demo shop', `${url}/demo/`],
    ['GraphQL', `${url}/graphql`],
    ['Project key', firstProject.projectKey],
  ];
  const secrets: [string, string | undefined][] = [
    ['Owner', firstProject.ownerEmail],
    ['Password', firstProject.ownerPassword],
    ['API key', firstProject.apiKey],
  ];
  const generated = firstProject.created ? secrets.filter(([, value]) => value !== undefined) : [];
  const rows = lines.map(row);
  if (generated.length > 0)
    rows.push('', '  Keep these, they are shown only this once:', ...generated.map(row));
  return `\n${rows.join('\n')}\n\n`;
}

function row([label, value]: [string, string | undefined]): string {
  return `  ${label.padEnd(12)} ${value ?? ''}`;
}
