import openapiFetch, { type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.js";

/** The shapes of the API by their names, `Schemas["Milestone"]`. */
export type Schemas = components["schemas"];

/** What a problem says, and which parameter it is about. */
export type Problem = Schemas["Problem"];

/**
 * A client of the API. Each call gives `data` (with `meta` and the rows), or `error`, a problem by RFC 9457.
 * @param options `baseUrl`, the address of a server; everything else that openapi-fetch takes
 */
export const createClient = (options: ClientOptions & { baseUrl: string }) => openapiFetch<paths>(options);

export type Client = ReturnType<typeof createClient>;

type AnswerOf<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer A } } } };
}
  ? A
  : never;

type RowOf<P extends keyof paths> = AnswerOf<P> extends { data: (infer Row)[] } ? Row : never;

/** The paths that give a list. */
export type ListPath = { [P in keyof paths]: [RowOf<P>] extends [never] ? never : P }[keyof paths];

type QueryOf<P extends ListPath> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never;

/**
 * All rows of a list, page by page.
 * @throws Error with the problem as its cause, where a page cannot be had
 */
export async function* rows<P extends ListPath>(client: Client, path: P, query?: QueryOf<P>): AsyncGenerator<RowOf<P>> {
  let cursor: string | undefined;
  do {
    // One call stands for those of all lists: they differ in their parameters and rows alone, which are checked above.
    const { data, error } = await client.GET(path as "/api/v1/milestones", {
      params: { query: { ...(query as object), ...(cursor === undefined ? {} : { cursor }) } },
    });
    if (data === undefined) throw new Error(error.detail, { cause: error });
    yield* data.data as RowOf<P>[];
    cursor = data.meta.next;
  } while (cursor !== undefined);
}
