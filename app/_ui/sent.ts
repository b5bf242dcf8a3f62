/** The name under which a form sends what its fields show where nothing is chosen. */
export const APPLY = "apply";

/**
 * What a form says, of all that it sends: no empty field, and no setting that stands at its default, so that a page kept from the address
 * goes on to show today. A name that is given twice is a choice, also where one of its values is the default.
 * @param sent the fields as name and value
 * @param defaults what the fields show where nothing is chosen, as a query; without it, the one that was sent along
 */
export function chosenOf(sent: readonly (readonly [string, string])[], defaults?: string): [string, string][] {
  const usual = new URLSearchParams(defaults ?? sent.find(([name]) => name === APPLY)?.[1]);
  const filled = sent.filter(([name, value]) => name !== APPLY && value !== "");
  const once = (name: string) => filled.filter(([other]) => other === name).length === 1;
  return filled.filter(([name, value]) => !(once(name) && usual.get(name) === value)).map(([name, value]) => [name, value]);
}
