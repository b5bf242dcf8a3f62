import { isoDay, longDay } from "../time/day";
import { type Finding, isStale, type Verdict } from "./finding";
import { isRead, type Language } from "./language";
import { MOST_FINDINGS } from "./limits";
import { namesAct } from "./subjects";
import type { Timetable } from "./timetable";

/** A checked text with its name. */
export interface Checked {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** How many dates got no verdict. */
  readonly unjudged?: number;
  readonly language?: Language;
  /** The text without its markup, every character in its place. */
  readonly shown?: string;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  current: "current",
  superseded: "superseded",
  "never-true": "never true",
  unclear: "unclear",
};

/** The word for how a finding stands. */
export const verdictWord = ({ verdict, history }: Pick<Finding, "verdict" | "history">): string =>
  history ? "told as history" : VERDICT_WORDS[verdict];

/** What is said of dates without a verdict; undefined where there are none. */
export const unjudgedNote = (n: number): string | undefined =>
  n === 0 ? undefined : n === 1 ? "1 other date was not judged." : `${n.toLocaleString("en")} other dates were not judged.`;

/** What is said where dates were left alone because nothing names the law; undefined where something does. */
export const unnamedNote = (text: string, { findings, unjudged }: Pick<Checked, "findings" | "unjudged">): string | undefined =>
  findings.length > 0 || !unjudged || namesAct(text)
    ? undefined
    : "The text does not name the AI Act. If it is about the Act, name it: most dates are judged only then.";

/** What is said of a text in another language than English. */
export const languageNote = (language: Language): string | undefined =>
  language === "English"
    ? undefined
    : `This text seems to be ${language}${isRead(language) ? `. Only simple statements are read in ${language};` : ", which is not read:"} dates that are not marked were not checked.`;

export const VERDICTS = ["superseded", "never-true", "unclear", "current"] as const satisfies readonly Verdict[];

const MEANING: Readonly<Record<Verdict, string>> = {
  superseded: "An earlier text had this date",
  "never-true": "No version of the law has this date",
  unclear: "The subject or the date can be read in more than one way",
  current: "The date is that of the law checked against",
};

export const NOT_ADVICE = "Not legal advice.";

/** Line and column of places in a text, both from 1; the places in ascending order of asking are found quickest. */
export function lineFinder(text: string): (at: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return (at) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  };
}

/** How many findings bear each verdict. */
export function counts(findings: readonly Finding[]): Record<Verdict, number> {
  const of = (verdict: Verdict) => findings.filter((f) => f.verdict === verdict).length;
  return { current: of("current"), superseded: of("superseded"), "never-true": of("never-true"), unclear: of("unclear") };
}

/** `law as of 22 November 2026: the Omnibus, in force` */
export const checkedAgainst = (table: Timetable): string =>
  `${lawPhrase(table)}${table.law.status === "in-force" ? ", in force" : ""}, as known on ${longDay(table.asOf)}`;

function lawPhrase({ law, base }: Timetable): string {
  if (law.id === base) return "the AI Act in the text of 2024";
  return law.status === "in-force" ? `the AI Act as amended by ${law.phrase}` : `the AI Act with the changes of ${law.phrase}`;
}

/**
 * The statement around a finding with the right words in place of all that is out of date in it; undefined where the finding has
 * nothing to be put right.
 * @param all the findings of the text, in its order
 */
export function correctedSentence(text: string, f: Finding, all: readonly Finding[] = [f]): string | undefined {
  if (f.corrected === undefined) return undefined;
  let at = f.sentence.start;
  const parts: string[] = [];
  for (const { start, end, corrected, sentence } of all) {
    if (sentence.start !== f.sentence.start || corrected === undefined || start < at) continue;
    parts.push(text.slice(at, start), corrected);
    at = end;
  }
  return [...parts, text.slice(at, f.sentence.end)].join("").trim().replace(/\s+/g, " ");
}

/** One line for each stale or unclear date, and the sums. Control characters of the text are left out. */
export function textReport(files: readonly Checked[], table: Timetable): string {
  const lines: string[] = [];
  for (const { name, text, findings } of files) {
    const place = lineFinder(text);
    for (const f of findings.filter((f) => f.verdict !== "current")) {
      const { line, column } = place(f.start);
      const citation = f.about[0] ? ` [${f.about[0].citation}]` : "";
      lines.push(`${shown(name)}:${line}:${column}: ${VERDICT_WORDS[f.verdict]}: "${shown(f.quote)}". ${f.reason}${citation}`);
    }
  }
  for (const { name } of files.filter(isCut))
    lines.push(`${shown(name)}: only the first ${MOST_FINDINGS.toLocaleString("en")} dates are listed.`);
  for (const file of files)
    for (const note of [unnamedNote(file.text, file), languageNote(file.language ?? "English")])
      if (note) lines.push(`${shown(file.name)}: ${note}`);
  const sum = counts(files.flatMap((f) => f.findings));
  const told = VERDICTS.map((v) => `${sum[v]} ${VERDICT_WORDS[v]}`).join(", ");
  const left = unjudgedNote(files.reduce((n, f) => n + (f.unjudged ?? 0), 0));
  lines.push(
    `${files.length} ${files.length === 1 ? "text" : "texts"}, ${told}. ${left ? `${left} ` : ""}Checked against ${checkedAgainst(table)}. ${NOT_ADVICE}`,
  );
  return `${lines.join("\n")}\n`;
}

/** Whether a text may hold more dates than were kept. */
export const isCut = ({ findings }: Pick<Checked, "findings">): boolean => findings.length >= MOST_FINDINGS;

/** A text must not steer the terminal that shows it. */
const shown = (text: string): string => text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "");

/** The findings as JSON. What a finding does not have is left out. */
export function jsonReport(files: readonly Checked[], table: Timetable): string {
  return `${JSON.stringify(
    {
      law: table.law.id,
      asOf: isoDay(table.asOf),
      notice: NOT_ADVICE,
      texts: files.map(({ name, text, findings, unjudged, language, shown = text }) => {
        const place = lineFinder(text);
        return {
          name,
          complete: !isCut({ findings }),
          language,
          counts: counts(findings),
          unjudged,
          findings: findings.map((f, i) => ({
            ...place(f.start),
            start: f.start,
            end: f.end,
            quote: f.quote,
            verdict: f.verdict,
            history: f.history || undefined,
            reason: f.reason,
            corrected: f.corrected,
            correctedSentence: correctedSentence(shown, f, findings.slice(Math.max(0, i - 20), i + 20)),
            milestones: f.about.map((a) => ({
              id: a.id,
              title: a.title,
              citation: a.citation,
              date: a.day === undefined ? undefined : isoDay(a.day),
              sources: a.sources,
            })),
          })),
        };
      }),
    },
    null,
    2,
  )}\n`;
}

/** The findings as SARIF 2.1.0: stale dates are errors, unclear ones notes; what is current is left out. */
export function sarifReport(files: readonly Checked[], table: Timetable, version: string): string {
  return `${JSON.stringify(
    {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "vacatio",
              semanticVersion: version,
              rules: RULES.map((id) => ({
                id,
                name: id === "never-true" ? "NeverTrue" : id === "unclear" ? "Unclear" : "Superseded",
                shortDescription: { text: `${MEANING[id]}.` },
                defaultConfiguration: { level: level(id) },
              })),
            },
          },
          columnKind: "utf16CodeUnits",
          properties: { law: table.law.id, asOf: isoDay(table.asOf), notice: NOT_ADVICE },
          results: files.flatMap(({ name, text, findings }) => {
            const place = lineFinder(text);
            return findings
              .filter((f) => f.verdict !== "current")
              .map((f) => {
                const [from, to] = [place(f.start), place(f.end)];
                const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
                const artifactLocation = { uri: uriOf(name) };
                return {
                  ruleId: f.verdict,
                  ruleIndex: RULES.indexOf(f.verdict),
                  level: level(f.verdict),
                  message: { text: f.about[0] ? `${f.reason} [${f.about[0].citation}]` : f.reason },
                  locations: [{ physicalLocation: { artifactLocation, region: { ...region, snippet: { text: f.quote } } } }],
                  // A date with markup inside is put right by hand.
                  ...(f.corrected === undefined || f.quote.includes("<")
                    ? {}
                    : {
                        fixes: [
                          {
                            description: { text: `Write ${f.corrected}.` },
                            artifactChanges: [
                              {
                                artifactLocation,
                                replacements: [{ deletedRegion: region, insertedContent: { text: f.corrected } }],
                              },
                            ],
                          },
                        ],
                      }),
                };
              });
          }),
        },
      ],
    },
    null,
    2,
  )}\n`;
}

const RULES: readonly Verdict[] = VERDICTS.filter((v) => v !== "current");

const level = (verdict: Verdict): "error" | "note" => (verdict === "unclear" ? "note" : "error");

/** A path as a relative or absolute reference; `-` is the standard input. */
const uriOf = (name: string): string =>
  name === "-" ? "stdin" : name.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");

/** What a command ends with: 1 where a date is stale. */
export const exitCode = (files: readonly Checked[]): 0 | 1 => (files.some((f) => f.findings.some(isStale)) ? 1 : 0);
