import { createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { sendMail } from "./send.ts";
import { locales } from "./text.ts";

type Message = { from: string; to: string; content: string };

/** A mail server of one page: takes every message, or refuses recipients. */
function mailServer(took: Message[], refuses: () => boolean): Server {
  return createServer((socket: Socket) => {
    const message: Message = { from: "", to: "", content: "" };
    let inContent = false;
    let rest = "";
    socket.write("220 test\r\n");
    socket.on("error", () => socket.destroy());
    socket.on("data", (piece) => {
      rest += piece.toString("utf8");
      if (inContent) {
        const end = rest.indexOf("\r\n.\r\n");
        if (end === -1) return;
        took.push({ ...message, content: rest.slice(0, end) });
        rest = rest.slice(end + 5);
        inContent = false;
        socket.write("250 taken\r\n");
      }
      for (let at = rest.indexOf("\r\n"); at !== -1; at = rest.indexOf("\r\n")) {
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        const word = line.slice(0, 4).toUpperCase();
        if (word === "EHLO") socket.write("250-test\r\n250 8BITMIME\r\n");
        else if (word === "DATA") {
          inContent = true;
          socket.write("354 go on\r\n");
        } else if (word === "RCPT" && refuses()) socket.write("550 no such person\r\n");
        else {
          if (word === "MAIL") message.from = line;
          if (word === "RCPT") message.to = line;
          socket.write(word === "QUIT" ? "221 bye\r\n" : "250 fine\r\n");
        }
      }
    });
  });
}

let server: Server;
let kernel: TestKernel;
let reader: TestAccount;
const took: Message[] = [];
let refusing = false;

beforeAll(async () => {
  server = mailServer(took, () => refusing);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());
beforeEach(async () => {
  kernel = await openTestKernel();
  reader = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
  took.length = 0;
  refusing = false;
});
afterEach(() => kernel.close());

async function send(perHour = 1) {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return sendMail({
    app: kernel.database.app,
    mail: { url: `smtp://127.0.0.1:${port}`, from: "palermo@agency.example", perHour },
    log: () => {},
  });
}

async function tell(kind: string, who: TestAccount = reader): Promise<void> {
  const owner = await kernel.database.owner();
  await owner.query("select access.tell($1, $2, null)", [who.accountId, kind]);
  await owner.end();
}

/** The text as a reader sees it. */
function readable({ content }: Message): string {
  const [head = "", ...body] = content.split("\r\n\r\n");
  const coded = body.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(coded, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return coded;
  const bytes = coded
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("nobody to whom nothing is told gets mail", async () => {
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  expect(took).toEqual([]);
});

test("[mail] a message says that something waits, in the reader's language, and nothing else", async () => {
  await reader.callByName("session.set-language", { lang: "ar" });
  await tell("CANARY-P-7F3KQ2");
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  const [message] = took;
  if (!message) throw new Error("no message came");
  expect(message.to).toContain(reader.email);
  const text = readable(message).replaceAll("\r\n", "\n").trim();
  expect(text).toBe(locales.ar.message.text);
  expect(message.content).not.toMatch(/CANARY|7F3KQ2|https?:|Person |X-Mailer/);
  expect(message.content.replaceAll(reader.email, "")).not.toContain(reader.accountId);
});

test("the subject and text of no language hold a place to fill in or a link", () => {
  for (const { message } of Object.values(locales)) {
    expect(`${message.subject} ${message.text}`).not.toMatch(/\{\{|https?:|www\./);
  }
});

test("at most so many an hour, and never again for the same", async () => {
  await tell("one");
  await send(2);
  await tell("two");
  await tell("three");
  await send(2);
  await tell("four");
  await send(2);
  expect(took).toHaveLength(2);
  await kernel.moveClock(61 * 60_000);
  await send(2);
  await send(2);
  expect(took).toHaveLength(3);
  await kernel.moveClock(61 * 60_000);
  await send(2);
  expect(took).toHaveLength(3);
});

test("whoever switched it off, has read it or is gone gets none", async () => {
  expect(await reader.callByName("mail.get-wanted", {})).toEqual({ wanted: true, sends: false });
  await reader.callByName("mail.set-wanted", { wanted: false });
  await tell("one");
  await send();
  expect(took).toHaveLength(0);
  await reader.callByName("mail.set-wanted", { wanted: true });
  await reader.callByName("access.read-notices", {});
  await send();
  expect(took).toHaveLength(0);
});

test("what the mail server refuses is tried again after ten minutes", async () => {
  await tell("one");
  refusing = true;
  expect(await send()).toEqual({ sent: 0, failed: 1 });
  refusing = false;
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  await kernel.moveClock(11 * 60_000);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
});
