import type { Metadata } from "next";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { Card, PageHead } from "@/app/_ui/parts";
import { methodState } from "@/app/_views/method";
import { Notices } from "@/app/_views/Notices";
import { shareText } from "@/lib/capacity/sentence";
import { counted, lengthText, longDay } from "@/lib/time/day";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Method" };

export default async function Method({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, ["asOf"]);
  const s = methodState(c.facts, c.dataset, parsed, c.lensContext);
  const { evidence, prior } = s;
  return (
    <>
      <PageHead
        title="How the dates are made"
        lead="Each date is computed from the law by a rule, and each step names its article. This page says how, and where it stops. It is not legal advice."
      />
      <Notices state={{ problems: s.problems, warnings: s.warnings, asKnown: s.asKnown, otherText: undefined, own: [] }} />
      <div className="prose">
        <Card label="The law">
          <h2>The law</h2>
          <p>
            {s.milestones} milestones hang on {s.anchors} points of Article 113 and on {s.lawEvents} events. A milestone&rsquo;s
            date is a small rule: a fixed day, a period after something, the earlier or the later of several, the same day as
            something else. An amendment that moves a point of Article 113 moves all that hangs on it.
          </p>
          <p>
            A <b>scenario</b> is a version of the law: the 2024 text and the amendments of one text, in their order.{" "}
            <b>In force</b> is the version in force on the as-of date. {s.amended}
          </p>
          <p>
            The <b>date of application</b> is the first day, from 00:00, on which a provision applies. The <b>practical date</b>{" "}
            is the first day on which it can bite, where that is later
            {s.idle &&
              ": Articles 40 to 49, 72, 73 and 86 apply formally from 2 August 2026, but have nothing to work on until a system can be classified as high-risk"}
            . Windows count to the practical date and show the formal one beside it.
          </p>
          <p>
            A date that is missing has a name: not in this text, repealed, not known yet, no date found, on a condition, or never
            (it hangs on an event without a date).
          </p>
        </Card>
        <Card label="Days and periods">
          <h2>Days and periods</h2>
          <p>
            A <b>fixed date</b> does not move to a working day, also where it falls on a weekend: 2 August 2026 is a Sunday and
            stays one (Regulation (EEC, Euratom) No 1182/71, Articles 4 and 5). A <b>period</b> leaves out the day of the event,
            ends on the same date of the last month or on that month&rsquo;s last day, moves once at the very end over Saturdays,
            Sundays and public holidays, and holds at least two working days when it is two days or longer (Article 3). Periods in
            hours and periods that run backwards do not move.
          </p>
          <p>
            Differences are whole calendar months plus extra days, and total days
            {s.example &&
              `: from ${longDay(s.example.from)} to ${longDay(s.example.to)} it is ${lengthText(s.example.length)}, ${counted(s.example.length.totalDays, "day")}`}
            . A date that is only known to the month, quarter or year keeps both ends.
          </p>
          <p>
            Public holidays of the 27 Member States, Norway, Iceland, Liechtenstein and the United Kingdom are computed with
            date-holidays (CC BY-SA 3.0) for 2024 to 2032; those of the Commission and the Parliament are their published lists. A
            year without a list is answered with a warning.
          </p>
        </Card>
        <Card label="Enforcement">
          <h2>Enforcement</h2>
          <p>
            For each country the last event of each instrument counts, and then the most advanced instrument, so that a new bill
            never makes a country with a law look worse. <b>Power to fine</b> needs a designated market surveillance authority and
            penalties in force. <b>Authority</b> is the first without the second. <b>Planned</b> is anything announced, drafted,
            adopted or in force short of a designation. <b>Nothing in place</b> means that what is known says none;{" "}
            <b>not known</b> means that nothing is known. Plans that were not confirmed do not count.
          </p>
          <p>
            Readiness is not obligation. Where nobody can fine, the duty still binds, and contracts or civil claims may bite
            meanwhile. And the power to fine is not a fine: none can be imposed before the duty applies. In Norway, Iceland and
            Liechtenstein the Act is not law until it is in the EEA Agreement, and the United Kingdom has no AI Act; whoever
            places a system on the market or puts it into service in the EU is bound there, wherever the firm or the machines are.
          </p>
        </Card>
        <Card label="Compute">
          <h2>Compute</h2>
          <p>
            A site has three readings, never one: what was <b>promised</b> first, what is <b>stated</b> last, and what was{" "}
            <b>observed</b>. Forecasts of others stand apart under their author&rsquo;s name. Statements about different parts of
            a site stand side by side and are never subtracted. H100 equivalents divide the dense 8-bit operations per second of a
            chip by those of one H100; an unknown chip has none.
          </p>
          <p>
            The <b>estimate</b> of a delay starts from what is stated and compares it with promises whose outcome is known. Three
            outcomes: on time, late, lost. Their shares are those of a prior ({shareText(prior.onTime)}, {shareText(prior.late)},{" "}
            {shareText(prior.lost)}; it weighs as much as {prior.weight} outcomes) and of the outcomes to sites of the same kind:
            existing halls, new buildings, or all where the kind is not known. A late one slips by a log-normal number of months
            of 30.4375 days, fitted to the {counted(evidence.slips.length, "slip")} known
            {evidence.slip === "unknown"
              ? ""
              : ` (mean of the logarithm ${evidence.slip.mu.toFixed(2)}, spread ${evidence.slip.sigma.toFixed(2)})`}
            . The model never forecasts an early arrival: before the last day that the stated date allows the chance is 0, though
            an earlier day is possible. P10, P50 and P90 hold if the site is not lost; the chance of never stands beside them.
            Once the stated day is over, on time and all slips that are over too are out, so that no estimate names a day that has
            passed. With fewer than two slips known there is none. {counted(evidence.counted.length, "outcome")} picked by hand
            are little: read it as a warning, not as a forecast, and set every parameter yourself on the page of a site.
          </p>
          <p>
            <b>Sums</b> over sites count each reading for itself: promised (with the sites that are lost since), what runs or is
            stated, the same by its chance, and what runs. Megawatts of grid, IT and facility are never added. Programmes, general
            cloud and places listed for comparison are in no sum.
          </p>
          <p>The Act sets no place for compute; a comparison of a site with a duty compares your plan with a duty.</p>
        </Card>
        <Card label="Windows">
          <h2>Windows</h2>
          <p>
            A window is a stretch of time between two dates. <b>Runway</b>: from the as-of date to the day a duty applies.{" "}
            <b>Start by</b>: that day less the longest and less the shortest estimate of how long an assessment takes.{" "}
            <b>Enforcement gap</b>: from the day a duty applies to the first day on which somebody can fine its breach; the duty
            binds all the same. <b>Relief</b>: from the date in one text to the date in another. <b>Capacity lead</b>: from the
            day a site is online, by its promise, by what is stated or by the estimate, to the day a duty applies.{" "}
            <b>Time to migrate</b>: from that day to the day a long assessment has to start. <b>Promise</b>: from the as-of date
            to the promised day.
          </p>
          <p>
            Windows count to the practical date. An end that is not known is named and never a zero; an imprecise end keeps both
            its days, and a window that runs backwards says by how much. The Act sets no duration for an assessment: the estimates
            are yours, or published ones with what stands behind them. A fraction of a month is that share of 30 days, rounded up,
            and never more than the whole month.
          </p>
        </Card>
        <Card label="How sure a fact is">
          <h2>How sure a fact is</h2>
          <dl className="rows">
            {s.sure.map(({ words, count }) => (
              <div key={words}>
                <dt>{words}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">
            Counted over {s.milestones} milestones, {s.countryEvents} events in {s.countries} countries and {s.statements}{" "}
            statements about {s.sites} sites. {s.sources} sources.
          </p>
        </Card>
        <Card label="As known on a day">
          <h2>As known on a day</h2>
          <p>
            The as-of date decides what had happened or been said by then; later facts never count. Texts without a date of their
            own, such as summaries and notes, belong to the newest state and are shown only when the as-of date is today.
            {s.reach && ` The facts were gathered up to ${longDay(s.reach.facts)}; the law stands as of ${longDay(s.reach.law)}.`}
          </p>
        </Card>
        <Card label="Boundaries">
          <h2>Boundaries</h2>
          <p>Cyprus stands for the whole island, Finland includes Åland, and no position is taken on any border.</p>
        </Card>
        <Card label="Licence and corrections">
          <h2>Licence and corrections</h2>
          <p>
            The code is under Apache-2.0, the curated data under{" "}
            <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, the computed holidays under CC BY-SA 3.0. A fact
            is corrected in the data files, with its source; nothing is overwritten in the database, so what was shown before
            stays on record.
          </p>
          <p>
            <b>Not legal advice.</b> Vacatio reads the law by stated rules. For a decision, read the cited text and ask a lawyer.
          </p>
        </Card>
      </div>
    </>
  );
}
