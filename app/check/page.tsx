import type { Metadata } from "next";
import { checkTable } from "@/app/_server/check-table";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { AutoApply } from "@/app/_ui/auto-apply";
import { DateField, LensForm, Segmented } from "@/app/_ui/fields";
import { Card, Notice, PageHead } from "@/app/_ui/parts";
import { barState, noticeState } from "@/app/_views/bar";
import { Notices } from "@/app/_views/Notices";
import { checkedAgainst } from "@/lib/check/report";
import { chosenLaw } from "@/lib/law/chosen";
import type { LensKey } from "@/lib/lens";
import packageJson from "@/package.json";
import { Checker } from "./Checker";
import "@/app/_views/check.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Check a text for stale dates",
  description:
    "Finds dates of the EU AI Act in a text and says which of them an amendment has moved. The text stays in the browser.",
};

const KEYS: readonly LensKey[] = ["law", "asOf"];

export default async function Check({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, KEYS);
  const { lens } = parsed;
  const law = chosenLaw(c.facts.law, lens);
  const bar = barState("/check", lens, c.lensContext, KEYS);
  const table = checkTable(c, lens);
  return (
    <>
      <AutoApply />
      <div className="lens-bar">
        <LensForm action={bar.action} keep={bar.keep}>
          <Segmented label="Law" name="law" choices={bar.laws} />
          <DateField label="As known on" name="asOf" value={bar.asOf.value} min={bar.asOf.min} max={bar.asOf.max} />
        </LensForm>
      </div>
      <PageHead
        title="Are the AI Act dates in your text still right?"
        lead={`Each date is compared with ${checkedAgainst(table)}. English is read; in German and French only simple statements. What the checker does not understand it leaves alone.`}
      />
      <Notices state={noticeState("/check", lens, c.lensContext, law, parsed.problems, [])} />
      <noscript>
        <Notice kind="warning" title="This page needs scripts.">
          <p>Texts are checked in your browser, not on a server. Without scripts, use the command line below.</p>
        </Notice>
      </noscript>
      <Checker table={table} version={packageJson.version} />
      <Card className="check-command" label="On the command line">
        <h2>On the command line</h2>
        <p>The same check for files and for continuous integration, from the folder of this project:</p>
        <pre>
          <code>
            {
              "node bin/vacatio.mjs check README.md CONTRIBUTING.md\nnode bin/vacatio.mjs check page.html --format sarif > dates.sarif"
            }
          </code>
        </pre>
        <p>
          It ends with 0 where no date is stale, with 1 where one is, and with 2 where a file could not be read.{" "}
          <code>--as-of</code> and <code>--law</code> choose the day and the version of the law.
        </p>
      </Card>
    </>
  );
}
