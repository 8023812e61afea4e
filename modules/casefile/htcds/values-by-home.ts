import { fieldNamed, type Home, type Values } from "./fields.ts";

/** The values that lie in one of these homes. */
export function ofHome(values: Values, ...homes: Home[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => homes.includes(fieldNamed(name).home)));
}

/** Identity that the vault has no field for, and which telephone is the one at home. */
export function identityExtraOf(values: Values): Values {
  const extra: Record<string, string> = { ...ofHome(values, "identity-extra") };
  if (values.prs_HomePhone !== undefined) extra.prs_HomePhone = values.prs_HomePhone;
  return filled(extra);
}

export function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
