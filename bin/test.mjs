// `npm test`: prepares itself, then every check of the project, each with a heading; ends with `N passed, N failed`.
// `npm test -- unit database` runs some of the steps. Long forms, run by hand: `axe` looks at every page in six languages
// at two widths, `access` compares random worlds for ten minutes, `offline` cuts network, browsers and server two hundred times.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/root.mjs";
import { main, prepare, say } from "./prepare.mjs";

const tool = (path) => join(root, "node_modules", path);

const long = ["axe", "access", "offline"];

/** Checks that are one program with one answer. */
const checks = [
  {
    name: "types",
    about: "generated types of the database are fresh",
    words: [join(root, "bin/palermo.ts"), "types", "--check"],
  },
  {
    name: "compile",
    about: "types (tsc)",
    words: [tool("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.json"],
  },
  {
    name: "lint",
    about: "lint and format (biome)",
    words: [tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."],
  },
  { name: "imports", about: "import rules", words: [join(root, "bin/check-imports.ts")] },
  { name: "locales", about: "six languages, complete", words: [join(root, "bin/check-locales.ts")] },
];

await main(async () => {
  await prepare();
  const { runQuietly } = await import("./lib/quiet.mjs");
  const { findChromium } = await import("./lib/chromium.mjs");
  const asked = process.argv.slice(2);
  const wanted = (name) => asked.length === 0 || asked.includes(name);
  const known = [...checks.map((check) => check.name), "unit", "database", "alone", "browser", ...long];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    say(`There is no step "${unknown}"; there are: ${known.join(", ")}.`);
    return 2;
  }
  const sum = { passed: 0, failed: 0, failures: [], unsteady: [] };
  const started = Date.now();
  const heading = (text) => process.stdout.write(`\n== ${text}\n`);

  for (const { name, about, words } of checks) {
    if (!wanted(name)) continue;
    heading(about);
    const { code, said } = await runQuietly(words);
    sum[code === 0 ? "passed" : "failed"] += 1;
    if (code !== 0) sum.failures.push({ file: name, title: about, why: "see above" });
    process.stdout.write(code === 0 ? `${said.trim().split("\n").at(-1) || "ok"}\n` : said);
  }
  if (wanted("unit")) {
    heading("unit tests");
    await runVitest("unit", {}, sum);
  }
  if (wanted("database")) {
    heading("database tests on the embedded PostgreSQL");
    await runVitest("database", { DATABASE_URL_TEST: undefined }, sum);
    const other = process.env.DATABASE_URL_TEST;
    if (other) {
      heading("database tests on DATABASE_URL_TEST");
      await runVitest("database", { DATABASE_URL_TEST: other }, sum);
    } else
      say("Skipped: database tests on another PostgreSQL; set DATABASE_URL_TEST to a server of 15 or later.");
  }
  if (wanted("alone")) {
    heading("crashes, full disks and large files");
    await runVitest("alone", {}, sum);
  }
  if (wanted("browser")) await runBrowser(findChromium, { heading, sum });
  if (asked.includes("axe"))
    await runBrowser(findChromium, {
      heading,
      sum,
      only: "tests/browser/axe",
      env: { PALERMO_AXE: "full" },
    });
  if (asked.includes("offline"))
    await runBrowser(findChromium, {
      heading,
      sum,
      only: "tests/browser/loss.test.ts",
      env: { PALERMO_OFFLINE: "full" },
    });
  if (asked.includes("access")) {
    heading("random worlds of access, ten minutes");
    await runVitest("database", { PALERMO_ACCESS_SECONDS: "600" }, sum, "tests/access/property.db.test.ts");
  }

  list("Failed", sum.failures);
  list("Unsteady: failed at first, passed with nothing beside", sum.unsteady);
  process.stdout.write(
    `\n${sum.passed} passed, ${sum.failed} failed (${Math.round((Date.now() - started) / 1000)} s)\n`,
  );
  return sum.failed === 0 ? 0 : 1;
});

function list(title, failures) {
  if (failures.length === 0) return;
  const lines = failures.map(({ file, title, why }) => `  ${file}: ${title}\n    ${why}\n`);
  process.stdout.write(`\n${title}:\n${lines.join("")}`);
}

/** Where nothing may be skipped (.ci/run), what cannot run has failed. */
function skip(what, sum) {
  say(`Skipped: ${what}`);
  if (process.env.PALERMO_TEST_NOTHING_SKIPPED !== "1") return;
  sum.failed += 1;
  sum.failures.push({ file: "", title: what, why: "nothing may be skipped here" });
}

async function runBrowser(findChromium, { heading, sum, only, env = {} }) {
  const folder = join(root, "tests/browser");
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith(".test.ts"))) return;
  heading(only === undefined ? "browser tests" : `browser tests: ${only}`);
  const { path, reason } = await findChromium(say);
  if (path === null) {
    skip(`browser tests. ${reason}`, sum);
    return;
  }
  const { buildWeb } = await import("./lib/web-build.mjs");
  try {
    await buildWeb();
  } catch (error) {
    say(error.message);
    sum.failed += 1;
    sum.failures.push({ file: "web", title: "build", why: error.message.split("\n")[0] });
    return;
  }
  await runVitest(
    "browser",
    {
      PALERMO_TEST_CHROMIUM: path,
      PALERMO_TEST_WEB: join(root, "web/dist"),
      DATABASE_URL_TEST: undefined,
      ...env,
    },
    sum,
    only,
  );
}

/**
 * Runs one project of Vitest, shows it as it goes, and counts its tests from the report. A few failures are tried once more
 * with nothing beside them: what then passes is counted as passed and named at the end as unsteady.
 */
async function runVitest(project, env, sum, only) {
  const { worthASecondRun } = await import("./lib/vitest-report.mjs");
  const { passed, failures } = await vitestOnce(project, env, only === undefined ? [] : [only]);
  sum.passed += passed;
  const again = worthASecondRun(failures);
  if (again.length === 0) {
    sum.failed += failures.length;
    sum.failures.push(...failures);
    return;
  }
  say(`Once more, with nothing beside: ${again.join(", ")}`);
  const second = await vitestOnce(project, env, [...again, "--maxWorkers=1"]);
  const names = new Set(second.failures.map(({ file, title }) => `${file} ${title}`));
  const unsteady = failures.filter(({ file, title }) => !names.has(`${file} ${title}`));
  sum.passed += unsteady.length;
  sum.unsteady.push(...unsteady);
  sum.failed += second.failures.length;
  sum.failures.push(...second.failures);
}

/** One run of Vitest over a project, or over some files of it. */
async function vitestOnce(project, env, more) {
  const { runNode } = await import("./lib/child.mjs");
  const { readReport } = await import("./lib/vitest-report.mjs");
  const folder = mkdtempSync(join(tmpdir(), "palermo-report-"));
  const report = join(folder, "report.json");
  const words = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const code = await runNode(
    [tool("vitest/vitest.mjs"), ...words, `--outputFile.json=${report}`, "--passWithNoTests", ...more],
    { env },
  );
  const read = readReport(report, code);
  rmSync(folder, { recursive: true, force: true });
  return read;
}
