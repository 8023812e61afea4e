// `npm run bench -- [name …] [--smoke]`: runs bench/<name>.ts with Node 24, all of them when none is named.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./lib/child.mjs";
import { root } from "./lib/root.mjs";
import { main, prepare, say } from "./prepare.mjs";

await main(async () => {
  await prepare();
  const folder = join(root, "bench");
  const all = readdirSync(folder).flatMap((name) =>
    /^[a-z0-9-]+\.ts$/.test(name) ? [name.slice(0, -3)] : [],
  );
  const options = process.argv.slice(2).filter((word) => word.startsWith("-"));
  const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
  const unknown = named.filter((name) => !existsSync(join(folder, `${name}.ts`)));
  if (unknown.length > 0) {
    say(`There is no benchmark "${unknown[0]}"; there are: ${all.join(", ")}.`);
    return 2;
  }
  let failed = 0;
  for (const name of named.length > 0 ? named : all) {
    process.stdout.write(`== bench ${name}\n`);
    const code = await runNode([join(folder, `${name}.ts`), ...options]);
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
