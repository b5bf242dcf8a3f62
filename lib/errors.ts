/**
 * The few ways in which something can be wrong. The edge (route handlers, pages, commands) maps each kind once.
 * `bad-input`: what the reader or caller gave; `not-found`: an id that nothing bears; `broken-data`: a fault of the
 * dataset; `unavailable`: the database is busy, locked or gone.
 */
export type ErrorKind = "bad-input" | "not-found" | "broken-data" | "unavailable";

/** An error that says what is wrong, where, and what to do; `where` is a parameter, a file with record and field, or a path of ids. */
export class VacatioError extends Error {
  readonly kind: ErrorKind;
  readonly where: string;

  constructor(kind: ErrorKind, where: string, message: string) {
    super(message);
    this.name = "VacatioError";
    this.kind = kind;
    this.where = where;
  }
}

/** A value from outside that cannot be used. */
export const badInput = (where: string, message: string) => new VacatioError("bad-input", where, message);

/** An id that nothing bears. */
export const notFound = (where: string, message: string) => new VacatioError("not-found", where, message);

/** A fault of the dataset, with the path to it. */
export const brokenData = (where: string, message: string) => new VacatioError("broken-data", where, message);

/** A value as it may stand in an error message: shortened, so that a long parameter never floods the answer. */
export const quote = (value: string) => `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`;
