import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { currentRevision } from "@/db/snapshot";
import { FIRST_AS_OF } from "@/lib/lens";
import { longDay, parseDay } from "@/lib/time/day";
import { context } from "./_server/context";
import { daysOf } from "./_server/days";
import { DaysBar } from "./_ui/DaysBar";
import { fonts } from "./_ui/fonts";
import { PageFoot } from "./_ui/PageFoot";
import { DataRevision, revisionText, SiteFooter, SiteHeader } from "./_ui/Site";
import "./globals.css";
import "./_ui/ui.css";
import "./_charts/charts.css";
import "./_views/views.css";
import "./_ui/days.css";
import "./_ui/print.css";

// In the page itself: a browser would fetch a file anew with every change of the address.
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f3fa8"/><circle cx="8" cy="16" r="3.4" fill="none" stroke="#fff" stroke-width="2"/><path d="M13.5 16h6" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-dasharray=".1 3"/><circle cx="24" cy="16" r="4.4" fill="#fff"/></svg>`;

// The head of every page takes the settings of the address along.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  icons: { icon: `data:image/svg+xml,${encodeURIComponent(ICON)}` },
  title: { default: "Vacatio", template: "%s · Vacatio" },
  description:
    "When each duty of the EU AI Act starts and why on that day, who has the power to enforce it where, and whether the promised compute will be there before it.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#14161a" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fonts}>
      <body>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <SiteHeader />
        <Days />
        <main id="content" tabIndex={-1} className="wrap">
          {children}
        </main>
        <SiteFooter>
          <Revision />
        </SiteFooter>
      </body>
    </html>
  );
}

/** The days to jump to; without a database there are none, and the page says so itself. */
async function Days() {
  await connection();
  const c = await context().catch(() => undefined);
  return c && <DaysBar days={daysOf(c).packed} from={FIRST_AS_OF} today={c.today} />;
}

/** The revision of the data; without a database the page stands and says so. */
async function Revision() {
  await connection();
  const revision = await currentRevision().catch(() => undefined);
  const facts = revision && (await context().catch(() => undefined))?.facts;
  if (!revision) return <>The data cannot be read at the moment.</>;
  return (
    <>
      <DataRevision {...revision} gathered={facts && longDay(parseDay(facts.datasetDay))} />
      <PageFoot at="right">{revisionText(revision)}</PageFoot>
    </>
  );
}
