import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { printConfig } from "./print.ts";

test("nothing outside is reached unless a setting names it", () => {
  const { outbound, mail, objectStore } = readConfig({});
  expect({ outbound, mail, objectStore }).toEqual({
    outbound: { hosts: [], loopback: false },
    mail: null,
    objectStore: null,
  });
});

test("reads hosts, mail server and object store, and prints no password", () => {
  const config = readConfig({
    PALERMO_OUTBOUND_HOSTS: "Hooks.example.org, *.agency.example:8443",
    PALERMO_SMTP_URL: "smtps://name:hidden1@mail.example:465",
    PALERMO_MAIL_FROM: "palermo@agency.example",
    PALERMO_FILES: "s3://evidence/unit-1?endpoint=https://store.example&region=eu-1",
    PALERMO_FILES_KEY: "id",
    PALERMO_FILES_SECRET: "hidden2",
  });
  expect(config.outbound.hosts).toEqual(["hooks.example.org", "*.agency.example:8443"]);
  expect(config.mail).toMatchObject({ from: "palermo@agency.example", perHour: 1 });
  expect(config.objectStore).toEqual({
    bucket: "evidence",
    prefix: "unit-1/",
    endpoint: "https://store.example",
    region: "eu-1",
    key: "id",
    secret: "hidden2",
  });
  const printed = printConfig(config);
  expect(printed).toContain("mail.example");
  expect(printed).toContain("https://store.example");
  expect(printed).not.toMatch(/hidden|name:/);
});

test.each([
  [{ PALERMO_OUTBOUND_HOSTS: "https://a.example" }, "https://a.example"],
  [{ PALERMO_OUTBOUND_HOSTS: "*" }, "PALERMO_OUTBOUND_HOSTS"],
  [{ PALERMO_SMTP_URL: "http://mail:hidden@x", PALERMO_MAIL_FROM: "a@b" }, "PALERMO_SMTP_URL"],
  [{ PALERMO_SMTP_URL: "smtps://x:465" }, "PALERMO_MAIL_FROM"],
  [{ PALERMO_SMTP_URL: "smtps://x:465", PALERMO_MAIL_FROM: "a@b", PALERMO_MAIL_PER_HOUR: "0" }, "1 to 60"],
  [{ PALERMO_FILES: "/srv/files" }, "s3://bucket"],
  [{ PALERMO_FILES: "s3://bucket", PALERMO_FILES_KEY: "a" }, "PALERMO_FILES_SECRET"],
  [{ PALERMO_FILES: "s3://bucket?endpoint=http://store.example" }, "https"],
] as const)("refuses %o and says what is expected", (env, words) => {
  expect(() => readConfig(env)).toThrow(words);
  expect(() => readConfig(env)).not.toThrow("hidden");
});
