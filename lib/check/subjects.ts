/** What a stretch of text speaks about. */
export interface Subject {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface SubjectRule {
  readonly key: string;
  readonly pattern: RegExp;
  /** Milestones; the first one names the subject. */
  readonly ids: readonly string[];
  /** Keys that say less than this one and give way to it. */
  readonly over?: readonly string[];
  /** True where it is a document that others write: it is published, and only sometimes due. */
  readonly document?: boolean;
  /** True where the words can only be about the AI Act. */
  readonly plainly?: boolean;
}

const REVIEWS = [
  "review-2029-general",
  "review-2028-annexes-transparency-governance",
  "review-2028-ai-office",
  "review-2028-energy-standards",
  "review-2028-codes-of-conduct",
  "review-2031-enforcement",
  "review-annual-lists",
];
const ROLES = ["deployers", "importers", "distributors", "representatives"];
const GENERAL = ["general", "enforcement", ...ROLES];
const HIGH_RISK = ["high-risk", ...GENERAL];

/** The names by which texts call the milestones. */
export const SUBJECT_RULES: readonly SubjectRule[] = [
  {
    key: "annex-iii",
    pattern: /\b(?:annexe?s?|Anhangs?)[ -](?:III|3)\b|\bstand-?alone (?:high-risk|AI)/giu,
    ids: ["high-risk-annex-iii-classification"],
    over: HIGH_RISK,
  },
  {
    // Uses that are in Annex III.
    key: "annex-iii-use",
    pattern:
      /\b(?:AI|automated)(?:[- ](?:based|powered|driven|supported|assisted))? (?:recruit\w+|hiring|lending|loan|credit|proctoring|admissions?|insurance pricing)\b|\b(?:recruit\w+|hiring|HR|lending|loan|proctoring|admissions?|insurance pricing|exam scoring|(?:applicant|candidate) screening) (?:AI|tools?|systems?|software|algorithms?|models?|engines?)\b|(?<!\breal-time (?:remote )?)(?:\bremote )?\bbiometric identification\b|\bcredit[- ](?:scoring|decisions?)\b|\bcreditworthiness\b|\bCV[- ]screening\b/giu,
    ids: ["high-risk-annex-iii-classification"],
    over: GENERAL,
  },
  {
    key: "annex-i",
    pattern:
      /\b(?:annexe?s?|Anhangs?)[ -](?:I|1)\b|\bproduct-(?:embedded|related)\b|\b(?:embedded|integrated|built) in(?:to)? (?:regulated )?products?\b|\bmedical devices?\b(?! reg)|\btoys?\b|\blifts?\b|\bregulated products?\b|\bsafety components?\b(?![^.;]{0,40}\binfrastructure)|\bmachinery\b(?! (?:regulation|directive))/giu,
    ids: ["high-risk-annex-i"],
    over: HIGH_RISK,
  },
  {
    // Machinery left Section A of Annex I: its rules come by acts under its own Regulation.
    key: "machinery-acts",
    pattern: /\bdelegated acts?\b[^.;]{0,60}\bmachinery\b|\bmachinery\b[^.;]{0,60}\bdelegated acts?\b/giu,
    ids: ["machinery-sector-route"],
    over: ["annex-i", "delegated-powers", ...HIGH_RISK],
  },
  {
    key: "high-risk-ai",
    pattern:
      /\bhigh-?\s?risk (?:AI|artificial intelligence|systems?)\b|\bHochrisiko-?(?:KI|Systeme)|\bsystèmes? (?:d['’]IA )?à haut risque|\bAI regulatory sandbox|\bfundamental[- ]rights impact assessments?\b|\bannex III (?:high-risk|obligations|systems)/giu,
    ids: [],
    plainly: true,
  },
  {
    key: "high-risk",
    pattern: /\bhigh-?\s?risk\b|\bHochrisiko\w*|\bhochriskant\w*|\bhaut risque\b/giu,
    ids: ["high-risk-annex-iii-classification", "high-risk-annex-i"],
    over: GENERAL,
  },
  { key: "deployers", pattern: /\bdeployers?\b|\bBetreibern?\b/giu, ids: ["deployer-obligations"], over: GENERAL.slice(0, 2) },
  { key: "importers", pattern: /\bimporters?\b/giu, ids: ["importer-obligations"], over: GENERAL.slice(0, 2) },
  { key: "distributors", pattern: /\bdistributors?\b/giu, ids: ["distributor-obligations"], over: GENERAL.slice(0, 2) },
  {
    key: "representatives",
    pattern: /\bauthorised representatives?\b/giu,
    ids: ["authorised-representatives"],
    over: GENERAL.slice(0, 2),
  },
  {
    key: "rights-assessment",
    pattern: /\bfundamental[- ]rights impact assessments?\b|\bFRIAs?\b/giu,
    ids: ["fundamental-rights-impact-assessment"],
    over: HIGH_RISK,
  },
  {
    key: "conformity",
    pattern: /\bconformity assessments?\b|\bCE[- ]mark(?:ing|ed)?\b|\bdeclarations? of conformity\b/giu,
    ids: ["conformity-assessment-annex-iii", "conformity-assessment-annex-i"],
    over: HIGH_RISK,
  },
  {
    key: "registration",
    // Whoever registers for an event registers nothing under the Act.
    pattern:
      /\b(?:enter|record|list|put)\w*\b[^.;]{0,60}\bEU database\b|(?<!^\W*)\bregister\b(?! (?:for|here|now|today|online)\b)|\bregist(?:ered|ers|ration)\b(?! (?:is open|opens|closes|fee|for the))/giu,
    ids: ["registration-provider", "registration-not-high-risk", "registration-public-deployers"],
    over: [...HIGH_RISK, "annex-iii", "eu-database"],
  },
  { key: "eu-database", pattern: /\bEU database\b/giu, ids: ["eu-database"], over: HIGH_RISK },
  {
    key: "incidents",
    pattern: /\bserious[- ]incidents?\b/giu,
    ids: ["serious-incident-reporting"],
    over: HIGH_RISK,
  },
  { key: "post-market", pattern: /\bpost-market monitoring\b/giu, ids: ["post-market-monitoring"], over: HIGH_RISK },
  {
    key: "template",
    pattern: /\bpost-market monitoring (?:plan )?template\b|\btemplate (?:for|of) (?:the )?post-market/giu,
    ids: ["post-market-plan-template"],
    over: ["post-market", ...HIGH_RISK],
    document: true,
  },
  {
    key: "explanation",
    pattern: /\bright to (?:an )?explanation\b|\bexplanations? of (?:individual )?(?:AI )?decisions?\b/giu,
    ids: ["right-to-explanation"],
    over: HIGH_RISK,
  },
  {
    key: "guidelines",
    pattern: /\bguid(?:elines?|ance)\b/giu,
    ids: ["art6-guidelines", "guidelines-interplay", "serious-incident-guidance", "post-market-plan-template"],
    over: [
      ...["annex-iii", "annex-i", "incidents", "post-market", "transparency", "marking", "gpai", "prohibited", "authorities"],
      ...HIGH_RISK,
    ],
    document: true,
  },
  {
    key: "classification-guidelines",
    pattern: /\bguid(?:elines?|ance) on (?:the )?(?:high-risk )?classif|\bhigh-risk guidelines\b/giu,
    ids: ["art6-guidelines"],
    over: ["guidelines", ...HIGH_RISK],
    document: true,
  },
  {
    key: "sandbox",
    pattern: /\bsandbox(?:es)?\b|\bReallabor\w*|\bbacs? à sable\b/giu,
    ids: ["sandbox-operational"],
    over: ["authorities", ...HIGH_RISK],
  },
  {
    // Those of the Union have no day of opening.
    key: "eu-sandbox",
    pattern:
      /\bAI Office(?:['’]s)? (?:\w+ ){0,2}?sandbox(?:es)?\b|\b(?:EU|Union|European)[- ]level (?:\w+ ){0,3}?sandbox(?:es)?\b|\bsandbox(?:es)? (?:\w+ ){0,2}?(?:of|by|at) the (?:EU |European )?AI Office\b/giu,
    ids: ["eu-level-sandbox"],
    over: ["sandbox", "authorities", ...HIGH_RISK],
  },
  {
    key: "literacy",
    pattern: /\bAI[- ]litera(?:cy|te)\b|\bKI-Kompetenz/giu,
    ids: ["ai-literacy"],
    over: HIGH_RISK,
    plainly: true,
  },
  {
    key: "prohibited",
    pattern:
      /\bprohibit(?:s|ed|ions?)\b|\bban(?:s|ned)?\b|\bunacceptable[- ]risks?\b|\bverboten\w* (?:KI-)?Prakti\w+|\bPraktiken\b|\bsocial scoring\b|\breal-time (?:remote )?(?:biometric identification|facial recognition)\b|\bemotion recognition in (?:schools?|exams?|classrooms?)\b|\bnotation sociale\b|\buntargeted scraping\b|\bpredictive policing\b|\bemotion recognition (?:at (?:work|school)|in the workplace)\b|\bVerbote\b|\bpratiques (?:d['’]IA )?interdites\b|\binterdictions\b/giu,
    ids: ["prohibited-practices", "prohibited-realtime-rbi"],
    over: GENERAL,
  },
  {
    key: "new-bans",
    pattern: /\bnudif\w*|\bintimate (?:imagery|images?)\b|\bCSAM\b|\bchild sexual abuse\b|\bnew bans?\b|\bpoints? \(b[ab]\)/giu,
    ids: ["prohibited-nciicsam"],
    over: ["prohibited", ...GENERAL],
  },
  {
    key: "gpai",
    pattern:
      /\bGPAI\b|\bgeneral[- ]purpose (?:AI|artificial intelligence|models?)\b|\bfoundation models?\b|\b(?:AI )?model (?:providers|makers|developers)\b|\bKI-Modelle\w* mit allgemeinem|\bmodèles? (?:d['’]IA )?à usage général/giu,
    ids: ["gpai-provider-duties", "gpai-classification", "gpai-authorised-representative", "gpai-systemic-risk-duties"],
    over: GENERAL.filter((k) => k !== "enforcement"),
    plainly: true,
  },
  {
    key: "gpai-code",
    pattern: /\bcodes? of practice\b|\bGPAI code\b/giu,
    ids: ["gpai-code-of-practice-ready"],
    over: ["gpai", "marking", "transparency", ...GENERAL],
    document: true,
  },
  {
    // The Act gives no day for this one.
    key: "marking-code",
    pattern: /\bcodes? of practice (?:on|for|about) (?:the )?(?:transparen|mark|label|AI-generated)\w*/giu,
    ids: [],
    over: ["gpai-code", "gpai", "marking", "transparency", ...GENERAL],
    document: true,
  },
  {
    // Nor for these.
    key: "standards",
    pattern: /\b(?:harmonised |European |technical |AI Act )standards?\b|\bstandards? deadlines?\b|\bprEN\b/giu,
    ids: [],
    over: HIGH_RISK,
    document: true,
  },
  {
    key: "transparency",
    pattern: /\btransparen(?:cy|t)\b|\bTransparenzpflicht\w*|\bobligations de transparence\b/giu,
    ids: [
      "transparency-interaction",
      "transparency-marking-synthetic",
      "transparency-emotion-biometric",
      "transparency-deepfakes-text",
    ],
    over: GENERAL,
  },
  {
    key: "chatbots",
    pattern: /\bchatbots?\b/giu,
    ids: ["transparency-interaction"],
    over: ["transparency", ...GENERAL],
  },
  {
    key: "deepfakes",
    pattern: /\bdeep[- ]?fakes?\b|\btexts? (?:published )?on matters of public interest\b/giu,
    ids: ["transparency-deepfakes-text"],
    over: ["transparency", ...GENERAL],
  },
  {
    key: "emotion",
    pattern:
      /\b(?:emotion[- ]recognition|biometric categori[sz]ation)\b(?=[^.;]{0,80}\b(?:inform|tell|disclos|transparen))|\binform\w*\b[^.;]{0,60}\b(?:emotion[- ]recognition|biometric categori[sz]ation)\b/giu,
    ids: ["transparency-emotion-biometric"],
    over: ["transparency", ...HIGH_RISK],
  },
  {
    key: "marking",
    pattern:
      /\bwatermark\w*|\bmachine-readable\b|(?<!\bCE[- ])\bmark(?:ing|ed)\b|(?<!\bCE[- ])\bmarks?\b(?= (?:AI|synthetic|generated|their|its|all|the output|output|content|under)\b)|\blabel(?:l?ing|led)? (?:of )?(?:AI|synthetic)|\bsynthetic content\b|\bgenerative (?:AI )?(?:systems?|tools?)\b|\b(?:image|voice|video|audio|text|old|older|existing|new) generators?\b|\bKennzeichnung\w*|\bmarquage\b/giu,
    ids: ["transparency-marking-synthetic", "transparency-marking-legacy"],
    over: ["transparency", ...GENERAL],
  },
  {
    key: "penalties",
    pattern:
      /\bpenalt(?:y|ies)\b|\bfin(?:e|es|ed|ing)\b|\bsanctions?\b|(?:\bEUR|€) ?(?:35|15)\b|\b(?:35|15) ?(?:m(?:illions?|n)?\b|Mio)|\b(?:Geldbuß|Bußgeld)\w*|\bamendes?\b|\bSanktion\w*/giu,
    ids: ["penalties-regime", "gpai-fines", "eu-institutions-fines", "misleading-information-fine"],
    over: GENERAL,
  },
  {
    key: "national-penalties",
    pattern: /\bnational (?:penalt|fine|sanction)\w*|\bpenalt(?:y|ies) r(?:ules|egimes?)\b|\bpenalt\w+ set by Member States\b/giu,
    ids: ["penalties-regime", "penalty-rules-notified"],
    over: ["penalties", "authorities", ...GENERAL],
  },
  {
    key: "authorities",
    pattern:
      /\bmarket surveillance\b|\b(?:national|competent|notifying|supervisory|AI|AI Act) authorit\w+|\b(?:AI Act )?contact points\b|\b(?:name|appoint|designate)d? (?:their |its |an? )?authorit\w+|\bsingle points? of contact\b|\bgovernance\b/giu,
    ids: [
      "market-surveillance-powers",
      "national-authorities-designated",
      "authority-contact-information",
      "governance-structures",
    ],
    over: GENERAL,
  },
  {
    key: "rights-bodies",
    pattern:
      /\bfundamental[- ]rights (?:protection )?(?:bod(?:y|ies)|authorit(?:y|ies))\b|\b(?:bodies|authorities) (?:(?:that|which) )?(?:protect|supervis|enforc)\w* fundamental rights\b/giu,
    ids: ["fundamental-rights-bodies-list", "market-surveillance-powers"],
    over: ["authorities", ...HIGH_RISK],
  },
  {
    // Their days of grace, Art. 111(2); what else they must do has other days.
    key: "public-authorities",
    pattern: /\bpublic (?:authorities|bodies)\b(?= (?:(?:will|only|still|now) )?(?:ha(?:s|ve)|gets?) (?:time )?until\b)/giu,
    ids: ["legacy-public-authorities"],
  },
  {
    key: "notified-bodies",
    pattern: /\bnotified bod(?:y|ies)\b/giu,
    ids: ["notified-bodies-regime", "notified-bodies-application"],
    over: GENERAL,
  },
  {
    key: "large-scale-it",
    pattern: /\blarge-scale IT\b|\bannex X\b/giu,
    ids: ["large-scale-it-deadline", "large-scale-it-cutoff"],
    over: HIGH_RISK,
  },
  {
    key: "delegated-powers",
    pattern: /\bdelegated powers?\b|\bdelegations? of powers?\b/giu,
    ids: [
      ...["delegated-powers", "delegated-powers-report", "delegated-powers-opposition"],
      ...["delegated-powers-2026", "delegated-powers-2026-report", "delegated-powers-2026-opposition"],
    ],
    over: GENERAL,
  },
  {
    key: "review",
    pattern: /\bevaluat(?:ed|ion|es?)\b|\breviewed by\b|\breview clause\b|\breview of the AI Act\b/giu,
    ids: REVIEWS,
  },
  {
    key: "enforcement",
    pattern: /\benforc(?:e|es|ed|ing|ement|eable)\b|\bsupervis\w+/giu,
    ids: ["market-surveillance-powers", "gpai-supervision-powers", "gpai-fines", "general-application"],
  },
  {
    key: "omnibus",
    pattern: /\bomnibus\b|\b2026\/1744\b/giu,
    ids: ["omnibus-in-force"],
  },
  {
    key: "general",
    pattern:
      /\bgeneral(?:ly)? (?:date of )?appl\w+|\bgeneral date\b|\bthis Regulation (?:shall|should|will)? ?appl\w+|^\W*it shall apply\b|\b(?:most|majority|bulk|rest|remainder) of (?:the|its)\b|\bmost (?:provisions|rules|obligations)\b|\bremaining (?:provisions|rules|obligations)\b/giu,
    ids: ["general-application"],
  },
  // Art. 113 dates the Act by its chapters.
  {
    key: "chapters-i-ii",
    pattern: /\b(?:[Cc]hapters?|Kapitel|[Cc]hapitres?) (?:I|II)\b(?: (?:and|und|et) II\b)?/gu,
    ids: ["general-provisions", "prohibited-practices", "ai-literacy"],
    over: GENERAL,
  },
  {
    key: "chapter-iii",
    pattern: /\b(?:chapter|Kapitel|chapitre) III\b/giu,
    ids: ["high-risk-annex-iii-classification", "high-risk-annex-i"],
    over: HIGH_RISK,
  },
  {
    key: "chapter-iii-4",
    pattern: /\b(?:chapter|Kapitel|chapitre) III,? (?:section|Abschnitt) 4\b|\bsection 4 of chapter III\b/giu,
    ids: ["notified-bodies-regime"],
    over: ["chapter-iii", ...HIGH_RISK],
  },
  {
    key: "chapter-iii-5",
    pattern: /\b(?:chapter|Kapitel|chapitre) III,? (?:section|Abschnitt) 5\b|\bsection 5 of chapter III\b/giu,
    ids: ["conformity-assessment-annex-iii", "registration-provider"],
    over: ["chapter-iii", ...HIGH_RISK],
  },
  { key: "chapter-v", pattern: /\b(?:chapters?|Kapitel|chapitres?) V\b/giu, ids: ["gpai-provider-duties"], over: GENERAL },
  { key: "chapter-vii", pattern: /\b(?:chapter|Kapitel|chapitre) VII\b/giu, ids: ["governance-structures"], over: GENERAL },
  { key: "chapter-xii", pattern: /\b(?:chapter|Kapitel|chapitre) XII\b/giu, ids: ["penalties-regime"], over: GENERAL },
  {
    key: "full",
    pattern:
      /\bfull(?:y)? (?:appl(?:y|ies|ied|icable|ication)|enforce\w*|in force|effective|into force)|\b(?:whole|entire) (?:EU )?AI Act\b|\ball (?:of )?(?:the )?(?:EU )?(?:AI Act )?(?:obligations|provisions|rules|requirements)\b|\bfull effect\b|\bpleinement applicables?\b|\b(?:vollständig|vollumfänglich) (?:anwendbar|anzuwenden|gilt)\b|\bfully live\b|\bappl(?:y|ies|ied|icable) (?:in full|fully|entirely|in its entirety)\b/giu,
    ids: [],
    over: GENERAL,
  },
];

const RULE = new Map(SUBJECT_RULES.map((rule) => [rule.key, rule]));

/** Laws whose dates are not those of the AI Act; behind them, places that have laws on AI of their own. */
const OTHER_LAW =
  /\b(?:GDPR|General Data Protection Regulation|Data Act|Data Governance Act|DGA|Digital Services Act|DSA|Digital Markets Act|DMA|NIS ?2|Cyber Resilience Act|CRA|DORA|Digital Operational Resilience Act|(?:product )?liability directive|PLD|MDR|IVDR|medical devices? regulation|machinery regulation|eIDAS|European Health Data Space|EHDS|CSRD|CSDDD|CS3D|ePrivacy|Cybersecurity Act|Chips Act|Cyber Solidarity Act|Media Freedom Act|EMFA|Accessibility Act|AI liability directive|Political Advertising|TTPA|General Product Safety|GPSR|Markets in Crypto|MiCA|Solvency|PSD[23]|AMLR?|anti-money-laundering|Batteries Regulation|ESPR|Platform Work(?:ers)?|DSGVO|RGPD|BDSG|NIS-2)\b/giu;
/** A law by a name of its own: `Consumer Credit Directive`, `Maschinenverordnung`, `directive NIS 2`. */
const NAMED =
  /\b(?!(?:The|This|That|An?|AI|EU|Artificial|Intelligence|European|Union|Omnibus|Digital|Amending|Amended|Draft|New|Our|Under|Commission|Council) )\p{Lu}[\w-]+(?: (?:and )?\p{Lu}[\w-]+){0,3}(?<!\b(?:AI|EU|Intelligence|European|The|This|Amending|Omnibus|Union)) (?:Act|Directive|Regulation)\b(?! \(EU\) 202[46]\/1(?:689|744))|\b(?!KI-|Ki-)[\wäöüß-]{4,}(?<!^|KI-)(?:verordnung|gesetz|richtlinie)\b|\b(?:directive|règlement (?:général|machines|délégué)|règlement (?:européen )?(?:sur|relatif) (?!l['’](?:IA|intelligence)))\b/gu;
const ELSEWHERE =
  /\b(?:Colorado|California|Texas|Utah|Illinois|New York|Connecticut|Virginia|Tennessee|India(?:n|'s)?|Singapore|Taiwan\w*|Australia\w*|Swiss|Switzerland|Korean?|Japan(?:ese)?|Chin(?:a|ese)|Vietnam\w*|Brazil\w*|Canad\w+|UK|United Kingdom|British|Council of Europe|Framework Convention|AI Basic Act|Italian? (?:AI|artificial)|Italy's AI|implementing (?:law|act|bill)|national (?:AI )?(?:law|bill)|KI-MIG|KIM[ÜU]G)\b/giu;
const AI_ACT =
  /\b(?:(?:EU|European|Union)(?:'s|’s)? )?(?:AI|Artificial Intelligence)[- ](?:Act|Regulation|Verordnung)\b|\b2024\/1689\b|\bKI-(?:VO|Verordnung|Gesetz)\b|\bVerordnung über künstliche Intelligenz\b|\b(?:le|du|au|règlement) RIA\b|\bAI omnibus\b|\bomnibus on AI\b|\b2026\/1744\b|\bdigital omnibus\b|\bAIA\b|\brèglement (?:européen )?(?:sur l['’])?(?:IA\b|intelligence artificielle)/giu;

/** What every name of a law below has in it; most sentences have nothing of it. */
const LAW_AT_ALL = /[A-Z]{2}|\b[A-Z]|\bomnibus\b|\d\/\d/u;
/** An act by its number, where it is neither the AI Act nor the act that amended it. */
const NUMBERED =
  /\b(?:Laws?|Acts?|Decrees?|Bills?|Directives?|Regulations?|Verordnung|Gesetz)(?: \((?:EU|EC)\))? (?:No\.? ?)?(?!2024\/1689|2026\/1744|2026\/1755)\d{1,4}\/\d{2,4}\b/gu;
const COUNTRY =
  /\b(?:Austria|Belgi|Bulgaria|Croatia|Cypr(?:us|iot)|Czech|Denmark|Danish|Dutch|Estonia|Finland|Finnish|France|French|German|Greece|Greek|Hungar|Irish|Ireland|Ital(?:y|ian)|Latvia|Lithuania|Luxembourg|Malt(?:a|ese)|Netherlands|Poland|Polish|Portug|Romania|Slovak|Sloven|Spain|Spanish|Swed|Norw|Iceland|Liechtenstein|Swiss|Switzerland)/u;

/** Whether a text names a country: what it dates may be the country's own act. */
export const namesCountry = (text: string): boolean => COUNTRY.test(text);

/** Whether a text names the AI Act. */
export const namesAct = (text: string): boolean => text.search(AI_ACT) >= 0;

/** A law that a text names. */
export interface LawMention {
  readonly start: number;
  readonly end: number;
  /** `elsewhere`: a law on AI of another place, with subjects of the same names. */
  readonly law: "ai-act" | "other" | "elsewhere";
}

/** The laws a text names, in order. A country's own AI act is another law. */
export function readLaws(text: string): LawMention[] {
  if (!LAW_AT_ALL.test(text)) return [];
  const of = (pattern: RegExp, law: LawMention["law"]): LawMention[] =>
    [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length, law }));
  const other = [...of(OTHER_LAW, "other"), ...of(ELSEWHERE, "elsewhere"), ...of(NUMBERED, "other"), ...of(NAMED, "other")].sort(
    (a, b) => a.start - b.start,
  );
  const own = of(AI_ACT, "ai-act").filter(
    ({ start }) => !other.some((o) => o.end <= start && /^(?:'s|’s)? (?:\w+ )?$/.test(text.slice(o.end, start))),
  );
  return [...own, ...other].sort((a, b) => a.start - b.start);
}

/** The subjects a text names, in order. */
export function readSubjects(text: string): Subject[] {
  return SUBJECT_RULES.flatMap(({ key, pattern }) =>
    [...text.matchAll(pattern)].map((m) => ({ key, start: m.index, end: m.index + m[0].length, text: m[0] })),
  )
    .concat(readArticles(text))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

const ARTICLE =
  /\bart(?:icles?|i[ck]els?|s?\.?):?\s?(?<no>\d{1,3}[a-e]?)(?:\((?<para>\d{1,2})[a-z]?\)|,? (?:Abs(?:\.|atz)|para(?:graph|\.)?) ?(?<named>\d{1,2}))?(?:\s?(?:to|and|[-–])\s?(?<last>\d{1,3})(?![\d(]))?(?!\d)(?:\s+(?:of the\s+)?(?<of>GDPR|DSA|DMA|MDR))?/giu;

function readArticles(text: string): Subject[] {
  return [...text.matchAll(ARTICLE)].flatMap((m) => {
    const { no, para, named, last, of } = m.groups ?? {};
    if (of) return [];
    const paragraph = para ?? named;
    const key = `article ${no}${paragraph ? `(${paragraph})` : ""}${last ? `-${last}` : ""}`;
    return [{ key, start: m.index, end: m.index + m[0].length, text: m[0] }];
  });
}

/** Subjects without those that a more exact one beside them replaces. */
export function exactSubjects(subjects: readonly Subject[]): Subject[] {
  const replaced = new Set(subjects.flatMap(({ key }) => RULE.get(key)?.over ?? []));
  const named = subjects.filter(({ key }) => !replaced.has(key));
  // An article beside its name says nothing more, except where it is all there is beside words for the whole.
  const names = named.filter(({ key }) => !key.startsWith("article") && key !== "high-risk-ai");
  const words = names.filter(({ key }) => !HIGH_RISK.includes(key) && key !== "omnibus");
  const articles = named.filter(({ key }) => key.startsWith("article") && !key.startsWith("article 113"));
  if (words.length > 0) return words;
  return articles.length > 0 ? articles : names;
}

/** Whether any of these words can only be about the AI Act. */
export const isPlainly = (subjects: readonly Subject[]): boolean =>
  subjects.some(({ key }) => RULE.get(key)?.plainly) ||
  // There are other omnibus laws of the EU; only this one has high-risk systems and sandboxes.
  (subjects.some(({ key }) => key === "omnibus") && subjects.some(({ key }) => OF_THE_OMNIBUS.includes(key))) ||
  // Nor has another law deployers beside an annex.
  (subjects.some(({ key }) => key === "deployers") && subjects.some(({ key }) => key === "annex-iii" || key === "annex-i"));

/** Whether a key is an article as a text names it. */
export const isArticle = (key: string): boolean => key.startsWith("article ");

/** Whether a key is a provision: an article or a part of a chapter. */
export const isProvision = (key: string): boolean => isArticle(key) || key.startsWith("chapter");

/** Whether a key is somebody who has duties under several parts of the Act. */
export const isRole = (key: string): boolean => ROLES.includes(key);

/** Whether a key says no more than the Act as a whole, or its last part. */
export const isWhole = (key: string): boolean =>
  key === "full" || key === "omnibus" || HIGH_RISK.includes(key) || /^annex|^conform/.test(key);

/** Whether a key is a document that others write. */
export const isDocument = (key: string): boolean => RULE.get(key)?.document === true;

const OF_THE_OMNIBUS = ["annex-iii", "annex-i", "high-risk", "sandbox", "marking"];

/** The milestones of a subject that is no article. */
export const idsOf = (key: string): readonly string[] => RULE.get(key)?.ids ?? [];

/** Where the citations of milestones name an article: `article 26` for all of it, `article 50(2)` for one paragraph. */
export function articleIndex(entries: readonly { readonly id: string; readonly citation: string }[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const add = (key: string, id: string) => index.set(key, [...(index.get(key) ?? []), id]);
  for (const { id, citation } of entries)
    for (const part of citation.split("; ")) {
      if (part.startsWith("Art. 113") || !/\bArts?\. /.test(part)) continue;
      const own = part.replace(/Regulation.*$/, "").replace(/\bSection \d+/, "");
      for (const m of own.matchAll(/(?<![\d(])(\d{1,3}[a-e]?)(?:\((\d{1,2})\)|-(\d{1,3})|(?![\da-e/(]))/g)) {
        if (m[2]) add(`article ${m[1]}(${m[2]})`, id);
        else if (/\D/.test(m[1] ?? "")) add(`article ${m[1]}`, id);
        else for (let n = Number(m[1]); n <= Number(m[3] ?? m[1]) && n < Number(m[1]) + 120; n++) add(`article ${n}`, id);
      }
    }
  return index;
}

/** The milestones of an article as a text names it: those of the paragraph, of the article, or of its paragraphs. */
export function idsOfArticle(key: string, index: ReadonlyMap<string, readonly string[]>): string[] {
  const [, first = "", paragraph, last] = /^article (\d+[a-e]?)(?:\((\d+)\))?(?:-(\d+))?$/.exec(key) ?? [];
  if (/\D/.test(first)) return [...(index.get(`article ${first}`) ?? [])];
  if (paragraph) return [...(index.get(`article ${first}(${paragraph})`) ?? index.get(`article ${first}`) ?? [])];
  const ids: string[] = [];
  for (let n = Number(first); n <= Number(last ?? first) && n < Number(first) + 120; n++) {
    const whole = index.get(`article ${n}`) ?? [];
    ids.push(...whole);
    // What is cited with its neighbours, `Arts. 74-84`, says less than its own paragraphs.
    if (whole.every((id) => index.get(`article ${n + 1}`)?.includes(id)))
      for (const [at, of] of index) if (at.startsWith(`article ${n}(`)) ids.push(...of);
  }
  return [...new Set(ids)];
}
