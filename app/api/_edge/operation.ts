import type { z } from "zod";
import type { Context } from "@/app/_server/context";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import type { LensContext } from "@/lib/lens";
import type { zMeta } from "../_schemas/common";
import type { ParameterName } from "../_schemas/parameters";
import type { Query } from "./query";

export type Meta = z.infer<typeof zMeta>;

/** What a request asks: the parameters, the facts, and the law they name. */
export interface Ask extends Query {
  readonly context: Context;
  /** Whether the as-of date is today; only then does what bears no date of its own count. */
  readonly current: boolean;
  readonly chosen: ChosenLaw;
  /** The facts as recorded, without what the as-of date leaves out of the words and without assumptions. */
  readonly recorded: Facts;
}

/** A row that is made only where it is asked for; `key` tells it from all others of the list. */
export interface Row<T> {
  readonly key: string;
  readonly make: () => T;
}

/** One resource: its place, its parameters, the shape of its data, and how they are made. */
interface Resource {
  /** The name of the operation in the OpenAPI document. */
  readonly id: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterName[];
  /** Fields without a date of their own. */
  readonly undated: readonly string[];
  /** What may be named in the lens keys; without it, what the pages may name. */
  readonly nameable?: (context: Context) => LensContext;
  /** A request that works, and whose answer the document shows. */
  readonly example: string;
}

export interface ListOperation<S extends z.ZodType = z.ZodType> extends Resource {
  readonly data: S;
  readonly list: (ask: Ask) => Rows<S> | Promise<Rows<S>>;
  /** The name of its sheet, where it can be had as a workbook too, under its path with `.xlsx`. */
  readonly sheet?: string;
  readonly meta?: (ask: Ask) => Partial<Meta>;
}

type Rows<S extends z.ZodType> = readonly Row<z.infer<S>>[];

/** A list that is made from the facts of the context alone. */
export interface ReadyList<S extends z.ZodType = z.ZodType> extends ListOperation<S> {
  readonly list: (ask: Ask) => Rows<S>;
}

export interface OneOperation<S extends z.ZodType = z.ZodType> extends Resource {
  readonly data: S;
  /** What its place holds in the path; without it the parameters say all. */
  readonly idParameter?: { readonly name: string; readonly description: string; readonly example: string };
  /** @throws VacatioError `not-found` where nothing bears the id */
  readonly one: (ask: Ask, id: string) => z.infer<S>;
  readonly meta?: (ask: Ask) => Partial<Meta>;
}

export type Operation = ListOperation | OneOperation;

/** Ties the type of the rows to the schema. */
export const list = <S extends z.ZodType>(operation: ReadyList<S>): ReadyList<S> => operation;
export const listLater = <S extends z.ZodType>(operation: ListOperation<S>): ListOperation<S> => operation;
export const one = <S extends z.ZodType>(operation: OneOperation<S>): OneOperation<S> => operation;

export const ask = (query: Query, context: Context): Ask => {
  const { lens } = query;
  return {
    ...query,
    context: { ...context, facts: factsUnder(context.facts, lens) },
    current: lens.asOf === context.today,
    chosen: chosenLaw(context.facts.law, lens),
    recorded: context.facts,
  };
};
