import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mayPostTo, vetted } from "./guard";

describe("which addresses may be posted to", () => {
  it("public ones", () => {
    for (const address of ["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"])
      assert.equal(mayPostTo(address, []), true, address);
  });

  it("none of this machine, of a network of one's own, of a cloud's own services, or that no network routes", () => {
    for (const address of [
      ...["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "255.255.255.255"],
      ...["169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "224.0.0.1", "198.18.0.1", "203.0.113.5"],
      ...["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"],
      ...[
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "nonsense",
        "",
      ],
    ])
      assert.equal(mayPostTo(address, []), false, address);
  });

  it("an IPv4 address is the same in the dress of IPv6", () =>
    fc.assert(
      fc.property(fc.ipV4(), (address) => assert.equal(mayPostTo(`::ffff:${address}`, []), mayPostTo(address, []))),
      { numRuns: 100 },
    ));

  it("a range that is allowed, and nothing beside it", () => {
    const allow = ["10.0.0.0/8", "fd00::/8"];
    for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "fd12::1"]) assert.equal(mayPostTo(address, allow), true, address);
    for (const address of ["127.0.0.1", "::1", "fc00::1"]) assert.equal(mayPostTo(address, allow), false, address);
  });
});

describe("a host", () => {
  const to =
    (...addresses: string[]) =>
    async () =>
      addresses;
  const ask = (url: string, addresses: string[], allow: string[] = []) => vetted(new URL(url), allow, to(...addresses));

  it("may be posted to where all its addresses may", async () => {
    assert.deepEqual(await ask("https://hook.test/x", ["1.1.1.1", "2606:4700::1"]), ["1.1.1.1", "2606:4700::1"]);
    await assert.rejects(ask("https://hook.test/x", ["1.1.1.1", "10.0.0.1"]), /leads to 10\.0\.0\.1, which is not public/);
    await assert.rejects(vetted(new URL("https://10.0.0.1/x"), []), /10\.0\.0\.1 is not public/);
  });

  it("that is written as a number is no way around", async () => {
    for (const host of ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
      await assert.rejects(ask(`https://${host}/`, ["127.0.0.1"]), /not public/, host);
  });

  it("is asked without encryption only where its range is allowed", async () => {
    await assert.rejects(ask("http://hook.test/", ["1.1.1.1"]), /use https/);
    assert.deepEqual(await ask("http://hook.test/", ["10.0.0.1"], ["10.0.0.0/8"]), ["10.0.0.1"]);
  });
});
