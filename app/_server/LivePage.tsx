import type { ReactNode } from "react";
import { RowKeys } from "@/app/_charts/keys";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { Live } from "@/app/_live/live";
import type { SourceCards, ViewName } from "@/app/_live/views";
import { AutoApply } from "@/app/_ui/auto-apply";
import type { Lens } from "@/lib/lens";
import type { Context } from "./context";
import { factsFile } from "./facts";
import { foregroundFor } from "./foreground";

/** A page that goes on in the browser: the server's paint, and what the browser needs to answer the next choice itself. */
export function LivePage({
  view,
  c,
  lens,
  children,
}: {
  view: ViewName;
  c: Context;
  lens: Lens;
  children: (sources: SourceCards) => ReactNode;
}) {
  const { foreground, sources } = foregroundFor(c, lens, view === "timeline" ? "seen" : "all");
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <RowKeys />
      <PngButtons />
      <Live view={view} factsUrl={`/facts/${factsFile(c.facts).name}`} today={c.today} foreground={foreground} sources={sources}>
        {children(sources)}
      </Live>
    </>
  );
}
