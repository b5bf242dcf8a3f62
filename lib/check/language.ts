/** The commonest words of languages: of those in which statements are read, and of others that are named. */
const COMMON = {
  English: "the of and from for by with is are",
  German: "der die das und ist sind von mit dem den nach ab",
  French: "le la les des du et est sont pour aux dans",
  Spanish: "el los las del una que y por para con es son se",
  Portuguese: "o os do da dos das uma que para com em não são pelo",
  Italian: "il gli della delle dei di che una per con sono dal nel è si",
  Dutch: "het een van zijn voor met op niet dat vanaf wordt worden en",
  Polish: "się od jest są oraz dla nie przez które który na do w z",
  Czech: "se je jsou na od pro které který že nebo podle v",
  Romanian: "și din pentru care este cu în nu sunt se",
  Hungarian: "az és hogy nem vagy egy szerint kell",
  Swedish: "och att det som för är från av den på till med",
  Danish: "og at det som er fra af den på til med ikke",
  Finnish: "ja on ei että sekä alkaen mukaan tai",
  Greek: "και του της το από την τα να των",
  Bulgarian: "и на от за се са до в",
} as const;
export type Language = keyof typeof COMMON;

/** The languages in which statements are read; English well, the others where they are simple. */
const READ: readonly Language[] = ["English", "German", "French"];
export const isRead = (language: Language): boolean => READ.includes(language);

const LANGUAGES = Object.keys(COMMON) as Language[];
const WORDS: ReadonlyMap<Language, ReadonlySet<string>> = new Map(LANGUAGES.map((l) => [l, new Set(COMMON[l].split(" "))]));

/** One word may stand in a text by chance, as part of a name. */
const FEWEST = 2;

/** The language of a text, by its commonest words; only the beginning of it is read. */
export function languageOf(text: string): Language {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counted = LANGUAGES.map((language) => {
    const n = words.filter((word) => WORDS.get(language)?.has(word)).length;
    return { language, n: isRead(language) || n >= FEWEST ? n : 0 };
  });
  return counted.reduce((most, one) => (one.n > most.n ? one : most)).language;
}
