import { expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import type { EngineError } from './errors.ts';

it('has defaults for everything', () => {
  expect(loadConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4600,
    dataDir: './.gosight',
    logLevel: 'info',
    role: 'all',
  });
});

it('reads every variable', () => {
  const config = loadConfig({
    HOST: '0.0.0.0',
    PORT: '0',
    GOSIGHT_DATA_DIR: '/data',
    LOG_LEVEL: 'warn',
    GOSIGHT_ROLE: 'ingest',
    GOSIGHT_PUBLIC_URL: 'https://gosight.example.org',
    GOSIGHT_OWNER_EMAIL: 'ada@example.org',
    GOSIGHT_OWNER_PASSWORD: 'correct horse',
    GOSIGHT_PROJECT_KEY: 'gs_0123456789',
    GOSIGHT_API_KEY: 'gsk_0123456789abcdef',
    CLICKHOUSE_URL: 'http://user:secret@clickhouse:8123',
    DATABASE_URL: 'postgres://user:secret@postgres:5432/gosight',
    KAFKA_BROKERS: 'kafka:9092',
    REDIS_URL: 'redis://redis:6379',
  });
  expect(config).toMatchObject({ host: '0.0.0.0', port: 0, role: 'ingest', projectKey: 'gs_0123456789' });
  expect(Object.keys(config)).toHaveLength(14);
});

it('takes an empty variable as not set', () => {
  expect(loadConfig({ PORT: '', GOSIGHT_API_KEY: ' ' })).toEqual(loadConfig({}));
});

it('tells every problem at once, by the name of its variable, and no secret', () => {
  const attempt = () =>
    loadConfig({
      PORT: 'http',
      GOSIGHT_OWNER_EMAIL: 'nobody',
      GOSIGHT_OWNER_PASSWORD: 'short!!',
      CLICKHOUSE_URL: 'clickhouse',
      GOSIGHT_ROLE: 'everything',
    });
  expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_config' }));
  const message = messageOf(attempt);
  for (const name of [
    'PORT',
    'GOSIGHT_OWNER_EMAIL',
    'GOSIGHT_OWNER_PASSWORD',
    'CLICKHOUSE_URL',
    'GOSIGHT_ROLE',
  ]) {
    expect(message).toContain(`  ${name}: `);
  }
  expect(message).not.toContain('short!!');
});

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as EngineError).message;
  }
  return '';
}
