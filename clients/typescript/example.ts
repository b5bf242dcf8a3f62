/**
 * Prints the duties of a deployer in the version in force, each with its day and the law behind it, and who could fine in Poland.
 *
 *   npm install
 *   npx tsx example.ts http://localhost:3000
 */
import { createClient, rows, type Schemas } from "./client.js";

const client = createClient({ baseUrl: process.argv[2] ?? "http://localhost:3000" });

const line = ({ practicalDate, practicalStatus, short, citation }: Schemas["Milestone"]) =>
  `${practicalDate ?? practicalStatus}  ${short} (${citation})`;

for await (const milestone of rows(client, "/api/v1/milestones", { role: ["deployer"] })) console.log(line(milestone));

const { data, error } = await client.GET("/api/v1/jurisdictions/{iso2}", { params: { path: { iso2: "PL" } } });
if (error) console.error(`${error.title}: ${error.detail}`);
else console.log(`${data.data.name}, as known on ${data.meta.asOf}: ${data.data.level}. Not legal advice.`);
