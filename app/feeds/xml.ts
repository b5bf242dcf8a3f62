import assert from "node:assert/strict";

/** An element of an XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Text with its character references replaced. */
export const plain = (text: string): string =>
  text.replace(/&(#?\w+);/g, (_, name: string) => {
    const found = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#x27": "'" }[name];
    assert.ok(found, `&${name};`);
    return found;
  });

/** A reader of XML, written for tests alone: it throws where the text is not well formed. */
export function xml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const token = /<\?[^>]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [whole, data, end, start, attributes, closed, words] = token.exec(text) ?? [];
    assert.ok(whole !== undefined, `not well formed at: ${text.slice(at, at + 60)}`);
    const here = open.at(-1) as Element;
    if (data !== undefined) here.text += data;
    else if (words !== undefined) here.text += plain(words.replace(/&(?!#?\w+;)/g, () => assert.fail(`a bare & in: ${words}`)));
    else if (end !== undefined) assert.equal(open.pop()?.name, end);
    else if (start !== undefined) {
      const pairs = [...(attributes ?? "").matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key,
        plain(value as string),
      ]);
      const element: Element = { name: start, attributes: Object.fromEntries(pairs), children: [], text: "" };
      here.children.push(element);
      if (closed === "") open.push(element);
    }
  }
  assert.equal(open.length, 1);
  return root.children[0] as Element;
}
