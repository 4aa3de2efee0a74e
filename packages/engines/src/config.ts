import { z } from 'zod';
import { EngineError } from './errors.ts';

const text = z.string().trim().min(1);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` });

const environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number('must be a port from 0 to 65535').int().min(0).max(65_535).default(4600),
  GOSIGHT_DATA_DIR: text.default('./.gosight'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  GOSIGHT_ROLE: z.enum(['ingest', 'process', 'graphql', 'all']).default('all'),
  GOSIGHT_PUBLIC_URL: url(/^https?$/, 'https://gosight.example.org').optional(),
  GOSIGHT_OWNER_EMAIL: z.email('must be an email address').optional(),
  GOSIGHT_OWNER_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  GOSIGHT_PROJECT_KEY: z
    .string()
    .regex(/^gs_\w{8,}$/, 'must be gs_ and at least 8 letters or digits')
    .optional(),
  GOSIGHT_API_KEY: z
    .string()
    .regex(/^gsk_\w{16,}$/, 'must be gsk_ and at least 16 letters or digits')
    .optional(),
  CLICKHOUSE_URL: url(/^https?$/, 'http://user:password@host:8123').optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/gosight').optional(),
  KAFKA_BROKERS: text.optional(),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379').optional(),
});

/** How one process of GoSight runs; design section 9 says what each variable means. */
export type Config = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: string;
  /** Which parts this process runs. */
  readonly role: 'ingest' | 'process' | 'graphql' | 'all';
  /** Under which URL browsers reach this server, where it is not the one it listens on. */
  readonly publicUrl?: string;
  readonly ownerEmail?: string;
  readonly ownerPassword?: string;
  readonly projectKey?: string;
  readonly apiKey?: string;
  readonly clickhouseUrl?: string;
  readonly databaseUrl?: string;
  readonly kafkaBrokers?: string;
  readonly redisUrl?: string;
};

/**
 * Reads the configuration from the environment; a variable that is empty counts as not set.
 *
 * @throws `EngineError` code `invalid_config` that lists every problem at once
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(set);
  if (!parsed.success) throw invalidConfig(parsed.error);
  const values = parsed.data;
  const optional = {
    publicUrl: values.GOSIGHT_PUBLIC_URL,
    ownerEmail: values.GOSIGHT_OWNER_EMAIL,
    ownerPassword: values.GOSIGHT_OWNER_PASSWORD,
    projectKey: values.GOSIGHT_PROJECT_KEY,
    apiKey: values.GOSIGHT_API_KEY,
    clickhouseUrl: values.CLICKHOUSE_URL,
    databaseUrl: values.DATABASE_URL,
    kafkaBrokers: values.KAFKA_BROKERS,
    redisUrl: values.REDIS_URL,
  };
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.GOSIGHT_DATA_DIR,
    logLevel: values.LOG_LEVEL,
    role: values.GOSIGHT_ROLE,
    ...withoutUndefined(optional),
  };
}

function invalidConfig(error: z.ZodError): EngineError {
  const problems = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  return new EngineError('invalid_config', `The configuration is not valid:\n${problems.join('\n')}`);
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
