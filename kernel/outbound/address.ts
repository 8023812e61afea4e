import { BlockList, isIP } from "node:net";

const closed = new BlockList();
for (const range of [
  // This network, private, shared by carriers, loopback, link-local.
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  // Protocol assignments, examples, relays, measurements.
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  // Several at once, reserved, everybody.
  "224.0.0.0/4",
  "240.0.0.0/4",
]) {
  const [address = "", bits] = range.split("/");
  closed.addSubnet(address, Number(bits), "ipv4");
}
for (const range of [
  // Tunnels and protocol assignments, which may lead back inside; examples; 6to4; segment routing.
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20",
]) {
  const [address = "", bits] = range.split("/");
  closed.addSubnet(address, Number(bits), "ipv6");
}

const open = new BlockList();
// The one part of IPv6 that is given to the public Internet: mapped, translated (NAT64), local, loopback and
// multicast addresses all lie outside it.
open.addSubnet("2000::", 3, "ipv6");

/** Whether an address belongs to the public Internet. Anything that is no plain address, also one with a zone, does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  return open.check(address, "ipv6") && !closed.check(address, "ipv6");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an address is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? "ipv4" : "ipv6");
}
