import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isLoopback } from "./network.ts";
import { type Environment, settingOf } from "./setting.ts";
import { errorText } from "./start-error.ts";

/** A provider of single sign-on (OpenID Connect), as the settings name it. */
export type SingleSignOnSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page calls it. */
  readonly label: string;
  /** Domains for whose addresses the provider is believed; without any, accounts are bound by invitation only. */
  readonly emailDomains: readonly string[];
};

type Reading = { readonly env: Environment; readonly folder: string; readonly problems: string[] };

/** Null when no issuer is set. A half-set provider is a problem, not a silent absence. */
export function readSingleSignOn({ env, folder, problems }: Reading): SingleSignOnSettings | null {
  const issuer = settingOf(env, "PALERMO_OIDC_ISSUER");
  const clientId = settingOf(env, "PALERMO_OIDC_CLIENT_ID");
  const clientSecret = readSecret({ env, folder, problems });
  if (issuer === undefined) {
    if (clientId !== undefined || clientSecret !== undefined)
      problems.push("PALERMO_OIDC_ISSUER is not set, but other settings of single sign-on are.");
    return null;
  }
  if (!isIssuer(issuer)) {
    problems.push(
      `PALERMO_OIDC_ISSUER is "${issuer}": expected the provider's https address, such as https://login.example.`,
    );
  }
  if (clientId === undefined || clientSecret === undefined) {
    problems.push(
      "PALERMO_OIDC_ISSUER is set: expected PALERMO_OIDC_CLIENT_ID and PALERMO_OIDC_CLIENT_SECRET (or PALERMO_OIDC_CLIENT_SECRET_FILE) too.",
    );
  }
  const emailDomains = (settingOf(env, "PALERMO_OIDC_EMAIL_DOMAINS") ?? "")
    .split(",")
    .flatMap((part) => (part.trim() === "" ? [] : [part.trim().toLowerCase().replace(/^@/, "")]));
  for (const domain of emailDomains) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))
      problems.push(`PALERMO_OIDC_EMAIL_DOMAINS names "${domain}": expected domains such as police.example.`);
  }
  const label =
    settingOf(env, "PALERMO_OIDC_LABEL") ?? (URL.canParse(issuer) ? new URL(issuer).hostname : issuer);
  return Object.freeze({
    issuer,
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? "",
    label,
    emailDomains: Object.freeze(emailDomains),
  });
}

function readSecret({ env, folder, problems }: Reading): string | undefined {
  const text = settingOf(env, "PALERMO_OIDC_CLIENT_SECRET");
  const file = settingOf(env, "PALERMO_OIDC_CLIENT_SECRET_FILE");
  if (text !== undefined && file !== undefined) {
    problems.push(
      "PALERMO_OIDC_CLIENT_SECRET and PALERMO_OIDC_CLIENT_SECRET_FILE are both set; expected only one of them.",
    );
  }
  if (file === undefined) return text;
  try {
    return readFileSync(resolve(folder, file), "utf8").trim();
  } catch (error) {
    problems.push(`PALERMO_OIDC_CLIENT_SECRET_FILE is "${file}" and cannot be read: ${errorText(error)}.`);
    return undefined;
  }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const bare = url.search === "" && url.hash === "" && url.username === "";
  return bare && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)));
}
