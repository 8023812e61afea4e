// Made from the migrated database by `npm run palermo -- types`; not edited by hand.
export type DB = Record<string, Record<string, unknown>>;
