import { expect, test, vi } from "vitest";
import { addressOf, askOf } from "./view-address.ts";

test("what an address asks for is what it was made of", () => {
  vi.stubGlobal("location", { origin: "http://127.0.0.1:7420" });
  const ask = {
    view: "smuggling-routes",
    data: { deaths: "iom-1", view: "frontex-1" },
    filters: { route: ["central", "western"], from: ["2019"] },
  };
  const address = new URL(addressOf(ask));
  expect(address.pathname).toBe("/app/statistics/view/smuggling-routes");
  expect(askOf("smuggling-routes", Object.fromEntries(address.searchParams))).toEqual(ask);
  vi.unstubAllGlobals();
});

test("strange names in an address are passed over", () => {
  expect(askOf("victims", { "Not a name": "1", sex: "", age: "a,,b" })).toEqual({
    view: "victims",
    data: {},
    filters: { age: ["a", "b"] },
  });
});
