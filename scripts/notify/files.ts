import fs from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { badInput, brokenData } from "@/lib/errors";
import { type Config, type Memory, type Message, zConfig, zMemory } from "./schema";

/** What is remembered from run to run, and the log of what could not be delivered. */
export interface Store {
  read(): Memory;
  write(memory: Memory): void;
  bury(letter: DeadLetter): void;
}

/** A message that was given up; the whole of it, so that it can be sent by hand. */
export interface DeadLetter {
  readonly at: string;
  readonly address: string;
  readonly reason: string;
  readonly message: Message;
}

/** @throws VacatioError `bad-input` where the file is missing or cannot be used; what is wrong is named, a secret never is */
export function readConfig(file: string): Config {
  if (!fs.existsSync(file))
    throw badInput(file, `There is no ${file}: write one as README.md shows, or set VACATIO_WEBHOOKS to where it is.`);
  return parsed(zConfig, file, (message) => badInput(file, message));
}

/**
 * The store in a folder, which is made where there is none.
 * @throws VacatioError `broken-data` where what is remembered cannot be read
 */
export function storeIn(dir: string): Store {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const state = path.join(dir, "state.json");
  return {
    read: () =>
      fs.existsSync(state)
        ? parsed(zMemory, state, (message) => brokenData(state, `${message} Move the file away to start afresh.`))
        : { addresses: {} },
    write: (memory) => {
      fs.writeFileSync(`${state}.new`, `${JSON.stringify(memory, null, 1)}\n`, { mode: 0o600 });
      fs.renameSync(`${state}.new`, state);
    },
    bury: (letter) => fs.appendFileSync(path.join(dir, "dead-letters.jsonl"), `${JSON.stringify(letter)}\n`, { mode: 0o600 }),
  };
}

function parsed<S extends z.ZodType>(schema: S, file: string, wrong: (message: string) => Error): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    // What a parser says of a text may hold a part of it, and with it a secret.
    throw wrong(`${file} ${error instanceof SyntaxError ? "is not valid JSON" : "cannot be read"}.`);
  }
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const told = error.issues.slice(0, 10).map(({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`);
  throw wrong(`${file} cannot be used. ${told.join("; ")}.`);
}
