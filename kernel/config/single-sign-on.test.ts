import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSingleSignOn } from "./single-sign-on.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { settings: readSingleSignOn({ env, folder, problems }), problems };
}

const whole = {
  PALERMO_OIDC_ISSUER: "https://login.example/realm",
  PALERMO_OIDC_CLIENT_ID: "palermo",
  PALERMO_OIDC_CLIENT_SECRET: "secret",
};

test("without an issuer there is no provider", () => {
  expect(read({})).toEqual({ settings: null, problems: [] });
});

test("a provider is read with its label and domains; without them the host names it and no address binds", () => {
  expect(read(whole)).toEqual({
    problems: [],
    settings: {
      issuer: "https://login.example/realm",
      clientId: "palermo",
      clientSecret: "secret",
      label: "login.example",
      emailDomains: [],
    },
  });
  const named = {
    PALERMO_OIDC_LABEL: "Ministry",
    PALERMO_OIDC_EMAIL_DOMAINS: "@Police.Example, court.example",
  };
  expect(read({ ...whole, ...named }).settings).toMatchObject({
    label: "Ministry",
    emailDomains: ["police.example", "court.example"],
  });
});

test("the secret may lie in a file", () => {
  writeFileSync(join(folder, "secret"), "from a file\n");
  const { PALERMO_OIDC_CLIENT_SECRET: _, ...rest } = whole;
  const found = read({ ...rest, PALERMO_OIDC_CLIENT_SECRET_FILE: "secret" });
  expect(found).toMatchObject({ problems: [], settings: { clientSecret: "from a file" } });
});

test.each([
  [{ PALERMO_OIDC_CLIENT_ID: "palermo" }, "PALERMO_OIDC_ISSUER is not set"],
  [{ PALERMO_OIDC_ISSUER: "https://login.example" }, "PALERMO_OIDC_CLIENT_ID"],
  [{ ...whole, PALERMO_OIDC_ISSUER: "http://login.example" }, "expected the provider's https address"],
  [{ ...whole, PALERMO_OIDC_ISSUER: "https://login.example?x=1" }, "expected the provider's https address"],
  [{ ...whole, PALERMO_OIDC_ISSUER: "login" }, "expected the provider's https address"],
  [{ ...whole, PALERMO_OIDC_EMAIL_DOMAINS: "example" }, 'names "example"'],
  [{ ...whole, PALERMO_OIDC_CLIENT_SECRET_FILE: "secret" }, "expected only one of them"],
  [{ ...whole, PALERMO_OIDC_CLIENT_SECRET: "", PALERMO_OIDC_CLIENT_SECRET_FILE: "none" }, "cannot be read"],
])("%o is refused with what was expected", (env, words) => {
  expect(read(env).problems.join(" ")).toContain(words);
});
