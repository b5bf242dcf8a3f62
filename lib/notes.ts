/** How those who gathered the facts wrote notes for themselves, and what that says to a reader. */
const FOR_READERS: readonly (readonly [RegExp, string])[] = [
  [/^False positive to block: /, "Not to be taken for true: "],
  [/^Traps?: /, "Not to be mistaken: "],
  [/^Separate note for users: /, "Beside the Act: "],
  [/ - read (?=[A-Z])/, ": to be read in "],
  [/: check (?=[A-Z])/, ": to be compared with the "],
  [/\b(in|of) the excerpts?\b/g, "$1 what was read"],
  [/\bby the dataset's author\b/g, "when it was looked for"],
  [/ is (\w+ weeks) away at the app date\b/, " was $1 away when the facts were gathered"],
];

/** A note or an open question of the record for readers: the same, without the words in which its makers spoke to each other. */
export const noteText = (text: string): string => FOR_READERS.reduce((told, [own, plain]) => told.replace(own, plain), text);
