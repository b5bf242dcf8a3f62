/** `npm pack` runs this first: the command line in one file, so that a package needs no TypeScript. */

import path from "node:path";
import { build } from "esbuild";
import { root } from "./kit.mjs";

await build({
  absWorkingDir: root,
  entryPoints: ["bin/cli.ts"],
  outfile: path.join(root, "bin", "dist", "cli.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.9",
  legalComments: "inline",
  logLevel: "warning",
});
