import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { printConfig } from "./print.ts";
import { StartError } from "./start-error.ts";

const key = Buffer.alloc(32, 7).toString("base64");

describe("readConfig", () => {
  test("reads its defaults", () => {
    expect(readConfig({ HOME: "/home/a" }, "/srv")).toEqual({
      dataFolder: "/srv/data",
      host: "127.0.0.1",
      port: 7420,
      demo: true,
      publicUrl: "http://127.0.0.1:7420",
      allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
      tls: null,
      trustedProxy: [],
      databaseUrl: null,
      masterKey: { from: "default", folder: "/home/a/.config/palermo" },
      singleSignOn: null,
      outbound: { hosts: [], loopback: false },
      mail: null,
      objectStore: null,
      publicFace: {
        shown: "demonstration",
        contact: "corrections@demo.palermo.test",
        perMinute: 300,
        front: false,
      },
      warnings: [],
    });
  });

  test("is frozen", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  test.each([
    [{ PALERMO_PORT: "http" }, "PALERMO_PORT"],
    [{ PALERMO_PORT: "65536" }, "65535"],
    [{ PALERMO_HOST: "0.0.0.0" }, "PALERMO_TLS_CERT"],
    [{ PALERMO_HOST: "a b" }, "PALERMO_HOST"],
    [{ PALERMO_TLS_CERT: "a.pem" }, "PALERMO_TLS_KEY"],
    [{ PALERMO_DEMO: "yes" }, "expected 0 or 1"],
    [{ PALERMO_DEMO: "1", PALERMO_TRUSTED_PROXY: "10.0.0.1", PALERMO_URL: "https://a.example" }, "loopback"],
    [{ PALERMO_TRUSTED_PROXY: "proxy", PALERMO_URL: "https://a.example" }, "PALERMO_TRUSTED_PROXY"],
    [{ PALERMO_TRUSTED_PROXY: "10.0.0.1/33", PALERMO_URL: "https://a.example" }, "PALERMO_TRUSTED_PROXY"],
    [{ PALERMO_TRUSTED_PROXY: "10.0.0.1" }, "PALERMO_URL"],
    [{ PALERMO_URL: "http://palermo.example" }, "https"],
    [{ PALERMO_URL: "https://palermo.example/app" }, "without a path"],
    [{ DATABASE_URL: "mysql://a:secret@b/c" }, "DATABASE_URL"],
    [{ PALERMO_PUBLIC: "yes" }, "PALERMO_PUBLIC"],
    [{ PALERMO_PUBLIC: "1" }, "PALERMO_PUBLIC_CONTACT"],
    [{ PALERMO_PUBLIC_CONTACT: "javascript:alert(1)" }, "an e-mail address"],
    [{ PALERMO_PUBLIC_PER_MINUTE: "0" }, "from 1"],
    [{ PALERMO_FRONT: "home" }, "app or public"],
    [{ PALERMO_MASTER_KEY: "short" }, "32 bytes"],
    [{ PALERMO_MASTER_KEY: key, PALERMO_MASTER_KEY_FILE: "/k" }, "only one"],
    [{ PALERMO_DATA: "/d", PALERMO_MASTER_KEY_FILE: "/d/k" }, "inside the data folder"],
    [{ PALERMO_DATA: "/d", XDG_CONFIG_HOME: "/d/config" }, "inside the data folder"],
  ])("refuses %j with a sentence", (env, words) => {
    expect(() => readConfig(env)).toThrow(StartError);
    expect(() => readConfig(env)).toThrow(words);
  });

  test("names every wrong value at once and repeats no secret", () => {
    try {
      readConfig({ PALERMO_PORT: "x", DATABASE_URL: "mysql://a:hidden@b/c", PALERMO_MASTER_KEY: "hidden" });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain("PALERMO_PORT");
      expect(String(error)).toContain("DATABASE_URL");
      expect(String(error)).not.toContain("hidden");
    }
  });

  test("a server that others reach starts empty unless told otherwise", () => {
    const config = readConfig({ PALERMO_HOST: "0.0.0.0", PALERMO_TLS_CERT: "c", PALERMO_TLS_KEY: "k" });
    expect(config.demo).toBe(false);
  });

  test("says when a setting is probably misspelt", () => {
    expect(readConfig({ PALERMO_PROT: "1" }).warnings).toEqual([expect.stringContaining("PALERMO_PROT")]);
  });
});

test("[threat: secrets in logs] printConfig shows neither password nor key", () => {
  const config = readConfig({
    DATABASE_URL: "postgres://a:hidden@b/c?sslpassword=hidden",
    PALERMO_MASTER_KEY: key,
  });
  const text = printConfig(config);
  expect(text).toContain("postgres://a:***@b/c");
  expect(text).not.toContain("hidden");
  expect(text).not.toContain(key.slice(0, 10));
});
