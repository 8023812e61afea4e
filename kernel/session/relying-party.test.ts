import { expect, test } from "vitest";
import { relyingPartyOf } from "./relying-party.ts";

test.each([
  ["https://palermo.example", "palermo.example", "palermo.example", "https://palermo.example"],
  ["https://palermo.example:8443", "palermo.example:8443", "palermo.example", "https://palermo.example:8443"],
  ["https://palermo.example", "evil.example", "palermo.example", "https://palermo.example"],
  ["http://127.0.0.1:7420", "127.0.0.1:7420", "localhost", "http://localhost:7420"],
  ["http://localhost:7420", "localhost:7420", "localhost", "http://localhost:7420"],
  ["http://[::1]:7420", "[::1]:7420", "localhost", "http://localhost:7420"],
  ["https://127.0.0.1", "127.0.0.1", "localhost", "https://localhost"],
  ["http://127.0.0.1:0", "127.0.0.1:40123", "localhost", "http://localhost:40123"],
])("%s asked as %s has passkeys of %s at %s", (publicUrl, host, id, origin) => {
  expect(relyingPartyOf(publicUrl, host)).toEqual({ id, origin });
});

test("the request's host gives nothing but the port that the setting leaves open", () => {
  expect(relyingPartyOf("http://127.0.0.1:0", "evil.example:1")).toEqual({
    id: "localhost",
    origin: "http://localhost:1",
  });
});
