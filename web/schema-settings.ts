/**
 * Schemas may make no code at run time, which the content security policy forbids. Zod reads this place when it is
 * first loaded; importing it here would put the whole of it into the first load.
 */
const place = globalThis as { __zod_globalConfig?: { jitless: boolean } };
place.__zod_globalConfig = { jitless: true };

export {};
