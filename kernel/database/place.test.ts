import { describe, expect, test } from "vitest";
import { MasterKey } from "../config/index.ts";
import { clientConfig, passwordOf, placeOfUrl } from "./place.ts";
import { scramVerifier } from "./scram.ts";
import { troubleOf } from "./trouble.ts";

const masterKey = new MasterKey(Buffer.alloc(32, 1));

describe("placeOfUrl", () => {
  test("reads host, port, database, login and password", () => {
    expect(placeOfUrl("postgres://ad%40min:se%3Acret@db.example:5433/pal%20ermo?sslmode=no-verify")).toEqual({
      kind: "server",
      host: "db.example",
      port: 5433,
      database: "pal ermo",
      ssl: { rejectUnauthorized: false },
      admin: { user: "ad@min", password: "se:cret" },
      loginSecret: expect.any(String),
    });
  });

  test("reads the folder of a socket", () => {
    const place = placeOfUrl("postgres://localhost/palermo?host=/run/postgresql&user=root");
    expect([place.host, place.admin.user, place.admin.password]).toEqual([
      "/run/postgresql",
      "root",
      undefined,
    ]);
  });

  test("requires a valid certificate where encryption is asked for, and refuses a word it does not know", () => {
    expect(placeOfUrl("postgres://a@b/c?sslmode=require").ssl).toEqual({ rejectUnauthorized: true });
    expect(() => placeOfUrl("postgres://a@b/c?sslmode=perhaps")).toThrow("sslmode=perhaps");
  });
});

test("each login has its own password, the same wherever the master key is the same", () => {
  const again = new MasterKey(Buffer.alloc(32, 1));
  expect(passwordOf(masterKey, "palermo_app")).toBe(passwordOf(again, "palermo_app"));
  expect(passwordOf(masterKey, "palermo_app")).not.toBe(passwordOf(masterKey, "palermo_owner"));
  const place = placeOfUrl("postgres://admin:secret@b/c");
  expect(clientConfig(place, { login: "palermo_app", masterKey })).toMatchObject({ user: "palermo_app" });
  expect(JSON.stringify(clientConfig(place, { login: "palermo_app", masterKey }))).not.toContain("secret");
});

test("Palermos on one server agree on the logins' passwords, whatever their master keys", () => {
  const place = placeOfUrl("postgres://admin:secret@db/one");
  const other = placeOfUrl("postgres://admin:secret@db/two");
  const otherKey = new MasterKey(Buffer.alloc(32, 2));
  const password = clientConfig(place, { login: "palermo_app", masterKey }).password;
  expect(clientConfig(other, { login: "palermo_app", masterKey: otherKey }).password).toBe(password);
  const third = placeOfUrl("postgres://admin:changed@db/one");
  expect(clientConfig(third, { login: "palermo_app", masterKey }).password).not.toBe(password);
});

test("the verifier is the one of RFC 7677", () => {
  const salt = Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64");
  expect(scramVerifier("pencil", salt)).toBe(
    "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
  );
});

describe("troubleOf", () => {
  test.each([
    [{ code: "57P01" }, "gone"],
    [{ code: "08006" }, "gone"],
    [{ code: "ECONNREFUSED", syscall: "connect" }, "gone"],
    [new Error("Connection terminated unexpectedly"), "gone"],
    [new Error("timeout exceeded when trying to connect"), "busy"],
    [{ code: "53300" }, "busy"],
    [{ code: "55P03" }, "busy"],
    [{ code: "40P01" }, "busy"],
    [{ code: "40001" }, "busy"],
    [{ code: "53100" }, "full"],
    [{ code: "23505" }, null],
    [{ code: "ENOENT", syscall: "open" }, null],
    ["nonsense", null],
  ])("%j is %s", (error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });
});
