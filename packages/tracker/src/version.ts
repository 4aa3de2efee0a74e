import { version } from '../package.json';

/** The version of the package, as sent with each batch. */
export const VERSION: string = version;
