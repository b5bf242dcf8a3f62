import { writeFileSync } from "node:fs";
import path from "node:path";
import { examples } from "./examples";

/** Writes the examples anew from the dataset: `tsx app/api/_openapi/write-examples.ts`. Read the difference before you keep it, and format it with `biome check --write`. */
const file = path.join(process.cwd(), "app/api/_openapi/examples.json");
writeFileSync(file, `${JSON.stringify(await examples(), null, 2)}\n`);
console.log(`Wrote ${file}`);
