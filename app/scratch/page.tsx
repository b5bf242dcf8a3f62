import { Chart } from "../_charts/Chart";
import { ChartDefs } from "../_charts/parts";
import { CapacityStrip } from "../_charts/capacity/CapacityStrip";
import { EnforcementStrip } from "../_charts/enforcement/EnforcementStrip";
import { RowKeys } from "../_charts/keys";
import { LawGroups, LawRows } from "../_charts/law/LawGroups";
import type { AxisState, CapacityBandState, EnforcementBandState, LawGroup, LawRow, MarkState, WindowBar } from "../_charts/state";
import { CapacityTwin, EnforcementTwin, LawTable, LawTwin, WindowTwin } from "../_charts/twins";
import { WindowStrip } from "../_charts/windows/WindowStrip";
import { BandTitle } from "../_charts/parts";
import { AutoApply } from "../_ui/auto-apply";
import { DateField, LensForm, Segmented, SelectField } from "../_ui/fields";
import { Badge, Derivation, DefinitionRows, KeyFigures, Legend, Notice, PageHead, Panel, PanelSection, SourceList, WithPanel } from "../_ui/parts";
import { parseDay, shortDay } from "@/lib/time/day";
export const dynamic = "force-dynamic";
const D = (t: string) => parseDay(t);
const on = (t: string): MarkState => ({ kind: "day", day: D(t), label: shortDay(D(t)) });
let n = 0;
const row = (label: string, date: string | MarkState, extra: Partial<LawRow> = {}): LawRow => ({
  id: `m${n++}`, label, href: `/scratch?duty=${n}`, mark: typeof date === "string" ? on(date) : date, shape: "applies", selected: false, estimated: false, ...extra,
});
export default async function Page({ searchParams }: { searchParams: Promise<{ v?: string }> }) {
  n = 0;
  const { v } = await searchParams;
  const axis: AxisState = { from: D("2025-01-01"), to: D("2028-12-31"), asOf: D("2026-11-22"), asOfLabel: "22 Nov 2026" };
  const miss = (status: "none" | "repealed" | "unknown" | "conditional" | "never", label: string): MarkState => ({ kind: "missing", status, label });
  const groups: LawGroup[] = [
    { topic: "high-risk-annex-iii", title: "High-risk, Annex III", summary: "15 dates, next 2 Dec 2027", open: true, rows: [
      row("Annex III systems: rules apply", "2027-12-02", { ghost: on("2026-08-02"), delta: "+16 months", selected: true }),
      row("Serious-incident reporting", "2027-12-02", { ghost: on("2026-08-02"), delta: "+16 months", formal: on("2026-08-02") }),
      row("Conformity assessment, Annex III", "2027-12-02", { ghost: on("2026-08-02"), delta: "+16 months" }),
      row("Classification guidelines", "2026-02-02", { shape: "point" }),
      row("Template of the post-market plan", "2027-09-02", { shape: "point", ghost: on("2026-02-02"), delta: "+19 months" }),
      row("Older systems of authorities", "2030-08-02", {}),
      row("Older systems: design change", "2027-12-02", { estimated: true, ghost: on("2028-08-02"), delta: "-8 months" }),
      row("AI literacy, as a duty of firms", "2026-08-07", { shape: "ended" }),
      row("List of rights bodies", "2024-11-02", { shape: "point" }),
      row("Common specifications", miss("conditional", "only if the Commission adopts them")),
      row("Registration, not high-risk", miss("none", "not in this version"), { ghost: on("2026-08-02"), delta: "gone" }),
      row("Delegation objection, first", miss("unknown", "no date known")),
      row("Machinery delegation report", miss("never", "hangs on an event without a date")),
      row("Sandbox joint rules", miss("repealed", "repealed 7 Aug 2026"), { ghost: on("2025-11-02"), delta: "gone" }),
      row("Commission decision follows", "2025-01-09", { ghost: on("2025-01-20"), delta: "-11 days" }),
    ] },
    { topic: "prohibited", title: "Prohibited practices", summary: "6 dates, next 2 Dec 2026", open: false, rows: [row("Bans apply", "2025-02-02"), row("Guidelines", "2025-02-04", { shape: "point" }), row("Two new bans", "2026-12-02", { delta: "new" })] },
    { topic: "gpai", title: "General-purpose AI", summary: "7 dates, next 2 Aug 2027", open: false, rows: [row("x", "2025-08-02"), row("y", "2026-08-02"), row("z", "2027-08-02"), row("zz", "2027-12-02")] },
    { topic: "transparency", title: "Transparency", summary: "5 dates, next 2 Dec 2026", open: true, rows: [row("Marking of content, Art. 50", "2026-08-02"), row("Older systems: mark content", "2026-12-02", { ghost: on("2026-08-02"), delta: "+4 months" }), row("Emotion and biometric notice", "2026-08-02")] },
    { topic: "review", title: "Reviews", summary: "17 dates, next 2 Aug 2027", open: false, rows: [row("a", "2027-08-02", { shape: "point" }), row("a", "2028-08-02", { shape: "point" }), row("a", "2029-08-02", { shape: "point" })] },
  ];
  const seven = [
    row("Prohibited practices", "2025-02-02"), row("General-purpose AI models", "2025-08-02"), row("Transparency, Art. 50", "2026-08-02"),
    row("Two new bans, Art. 5(1)(ba), (bb)", "2026-12-02", { delta: "new" }), row("Marking, older systems", "2026-12-02", { ghost: on("2026-08-02"), delta: "+4 months" }),
    row("National sandboxes, for States", "2027-08-02", { ghost: on("2026-08-02"), delta: "+12 months", shape: "point" }),
    row("High-risk, Annex III", "2027-12-02", { ghost: on("2026-08-02"), delta: "+16 months", selected: true }),
    row("High-risk, Annex I products", "2028-08-02", { ghost: on("2027-08-02"), delta: "+12 months" }),
  ];
  const st = (from: string, to: string, level: EnforcementBandState["stretches"][number]["level"], label: string) => ({ from: D(from), to: D(to), level, label });
  const enf: Record<string, EnforcementBandState> = {
    pl: { title: "Enforcement", subtitle: "Poland, for Annex III", stretches: [st("2024-07-12", "2024-10-16", "nothing", "nothing found"), st("2024-10-16", "2026-08-11", "planned", "draft since 16 Oct 2024"), st("2026-08-11", "2026-10-28", "authority", "authority since 11 Aug 2026"), st("2026-10-28", "2026-11-23", "power-to-fine", "power to fine since 28 Oct 2026")], note: "Known to 22 Nov 2026. Plans of States are not drawn." },
    de: { title: "Enforcement", subtitle: "Germany, for Annex III", stretches: [st("2024-07-12", "2025-03-10", "unknown", "not known"), st("2025-03-10", "2025-09-12", "nothing", "nothing found"), st("2025-09-12", "2026-07-29", "planned", "draft since 12 Sep 2025"), st("2026-07-29", "2026-11-22", "power-to-fine", "power to fine since 29 Jul 2026")], note: "Known to 22 Nov 2026. Plans of States are not drawn." },
    no: { title: "Enforcement", subtitle: "Norway, for Annex III", stretches: [st("2024-07-12", "2026-11-22", "not-applicable", "the Act is not law there")], note: "Known to 22 Nov 2026. Plans of States are not drawn." },
    com: { title: "Enforcement", subtitle: "General-purpose AI", stretches: [], note: "", insteadOf: "The Commission enforces this, not the Member States; its power to fine starts on 2 August 2026." },
  };
  const cap: CapacityBandState = { title: "Capacity", subtitle: "Narvik, Nscale (NO, EEA), GPUs",
    promise: { earliest: D("2026-01-01"), latest: D("2026-12-31"), gpus: 100000, label: "100,000 by end-2026" },
    stated: { earliest: D("2027-01-01"), latest: D("2027-12-31"), gpus: 30000, label: "30,000 newer chips in 2027", sublabel: "in place of the rest: not known" },
    observed: [{ day: D("2026-04-01"), gpus: "unknown", label: "Apr 2026: OpenAI did not sign" }, { day: D("2026-07-05"), gpus: 0, label: "5 Jul 2026: no hall seen running" }, { day: D("2026-08-31"), gpus: 0, label: "31 Aug 2026, by a filing: none of its active GPUs here" }],
    notDrawn: [] };
  const cap2: CapacityBandState = { title: "Capacity", subtitle: "Jülich, JUPITER (DE), GPUs",
    promise: { earliest: D("2024-01-01"), latest: D("2024-12-31"), gpus: 24000, label: "24,000 by end-2024" },
    stated: { earliest: D("2027-07-01"), latest: D("2027-12-31"), gpus: "unknown", label: "extension in the second half of 2027", sublabel: "size not known" },
    observed: [{ day: D("2025-09-05"), gpus: 5884, label: "5 Sep 2025: first part online", lasting: true }, { day: D("2026-02-10"), gpus: 23762, label: "10 Feb 2026: whole machine online", lasting: true }],
    notDrawn: ["A second module was announced without a date."] };
  const bars: WindowBar[] = [
    { kind: "runway", name: "Runway", text: "12 months 10 days", state: "open", closesSoon: false, from: { earliest: D("2026-11-22"), latest: D("2026-11-22") }, to: { earliest: D("2027-12-02"), latest: D("2027-12-02") }, tone: "law" },
    { kind: "enforcement-gap", name: "Enforcement gap", text: "none: the power to fine was there 491 days before", state: "empty", closesSoon: false, from: { earliest: D("2027-12-02"), latest: D("2027-12-02") }, to: { earliest: D("2026-07-29"), latest: D("2026-07-29") }, tone: "enforcement" },
    { kind: "capacity-lead", name: "Capacity lead", text: "30,000 at Narvik: 335 days before to 29 after", state: "uncertain", closesSoon: true, from: { earliest: D("2027-01-01"), latest: D("2027-12-31") }, to: { earliest: D("2027-12-02"), latest: D("2027-12-02") }, tone: "compute" },
    { kind: "enforcement-gap", name: "Gap, France", text: "no known end", state: "open", closesSoon: false, from: { earliest: D("2027-12-02"), latest: D("2027-12-02") }, to: "open", tone: "enforcement" },
  ];
  const choices = [["in-force", "In force"], ["base", "As published"], ["com", "Commission"], ["council", "Council"], ["ep", "Parliament"]].map(([value, label], i) => ({ value: value!, label: label!, href: `?law=${value}`, current: i === 0 }));
  const legend = <Legend items={[{ swatch: "applies", label: "applies" }, { swatch: "point", label: "deadline or event" }, { swatch: "ghost", label: "as published in 2024" }, { swatch: "formal", label: "formally" }, { swatch: "time-left", label: "time left" }, { swatch: "as-of", label: "as known on" }]} />;
  const overview = (e: EnforcementBandState, c: CapacityBandState) => (
    <Chart title="The law, enforcement, capacity and windows" axis={axis} dutyDay={D("2027-12-02")} legend={legend}
      twin={<><LawTable caption="The law" rows={seven} /><EnforcementTwin state={e} /><CapacityTwin state={c} /><WindowTwin title="Windows" bars={bars} /></>}
      note="The Act sets no place for compute; this compares your plan with a duty."
      draw={(view) => (<>
        <div className="band law-head"><BandTitle title="The law" subtitle="Dates of application, Art. 113" /></div>
        <LawRows label="The law" rows={seven} view={view} />
        <EnforcementStrip state={e} view={view} /><CapacityStrip state={c} view={view} />
        <WindowStrip title="Windows" subtitle="for Annex III" bars={bars} view={view} /></>)} />
  );
  const panel = (
    <Panel label="Details" open={v === "sheet"} closeHref="/scratch">
      <Badge tone="law">in force</Badge>
      <h2>High-risk systems, Annex III</h2>
      <small>Art. 6(2), Chapter III Sections 1 to 3</small>
      <p className="panel-date">2 December 2027</p>
      <small>Thursday, in 375 days</small>
      <PanelSection title="Why this date"><Derivation steps={[{ text: "Art. 113 set 2 Aug 2026 as the general date.", citation: "Art. 113", href: "https://eur-lex.europa.eu/" }, { text: "Art. 113(c)(i), in the words of Regulation (EU) 2026/1744, Art. 1(40)(b):", date: "2 Dec 2027." }, { text: "A fixed date does not move to a working day.", citation: "Reg. 1182/71" }]} /></PanelSection>
      <PanelSection title="In other versions of the law"><DefinitionRows rows={[{ id: "a", label: "As published", value: "2 Aug 2026" }, { id: "b", label: "Commission, decision 1 Mar 2027", value: "1 Sep 2027" }, { id: "c", label: "Council, Parliament", value: "2 Dec 2027", current: true }]} /></PanelSection>
      <PanelSection title="Highest fine"><p>Up to EUR 15m or 3 % of worldwide annual turnover, whichever is higher; for small firms whichever is lower. <small>Art. 99(4), (6)</small></p></PanelSection>
      <PanelSection title="Sources"><SourceList sources={[{ id: "1", title: "OJ L, 2026/1744", url: "https://eur-lex.europa.eu/" }, { id: "2", title: "OJ L, 2024/1689", url: "https://eur-lex.europa.eu/", detail: "official" }]} /></PanelSection>
    </Panel>
  );
  return (<>
    <ChartDefs /><RowKeys /><AutoApply />
    <LensForm action="/scratch" keep={[["v", "a"]]} actions={<a className="button" href="/x">Share</a>}>
      <Segmented label="Law" name="law" choices={choices} />
      <SelectField label="Compare with" name="compare" value="base" options={[{ value: "base", label: "As published" }, { value: "ep", label: "Parliament" }]} />
      <DateField label="As known on" name="asOf" value="2026-11-22" min="2024-07-12" max="2035-12-31" />
      <SelectField label="Your role" name="role" value="provider" options={[{ value: "provider", label: "Provider" }]} />
    </LensForm>
    {v === "n" && <Notice kind="problem" title="Two settings could not be applied.">asOf: 2026-02-30 is not a day of the calendar.</Notice>}
    <PageHead title="In ten days two bans and the marking of older systems start." lead="Annex III follows on 2 December 2027, 16 months later than published. In Germany the power to fine is in place since 29 July 2026. 100,000 GPUs were promised at Narvik for end-2026; the company has since dated 30,000 newer chips to 2027." />
    <KeyFigures items={[{ value: "2 Dec 2026", text: "next: two new bans, marking of older systems" }, { value: "12 months 10 days", text: "until Annex III applies, 375 days" }, { value: "29 Jul 2026", text: "power to fine in Germany since then" }, { value: "39 days", text: "left on the promise of 100,000 GPUs at Narvik; no hall seen running on 5 Jul 2026" }]} />
    {v === "groups" ? (
      <WithPanel panel={panel}><Chart title="The law" axis={axis} dutyDay={D("2027-12-02")} legend={legend} twin={<LawTwin groups={groups} />} draw={(view) => <LawGroups groups={groups} view={view} />} /></WithPanel>
    ) : v === "more" ? (<>{overview(enf.pl!, cap2)}<br />{overview(enf.no!, cap)}<br />{overview(enf.com!, cap2)}</>) : (
      <WithPanel panel={panel}>{overview(enf.de!, cap)}</WithPanel>
    )}
  </>);
}
