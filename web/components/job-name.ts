import type { TFunction } from "i18next";

/** A job's name in the reader's language: `import:job.preview` in its module, or ours, else the name itself. */
export function jobName(t: TFunction, name: string): string {
  const [module = "", ...rest] = name.split(".");
  const say = t as unknown as (key: string | string[], options: { defaultValue: string }) => string;
  return say([`${module}:job.${rest.join(".")}`, `web:job.name.${name}`], { defaultValue: name });
}
