import { expect, it } from "vitest";
import type { Locator } from "playwright-core";
import type { Visit } from "../mock/facts";
import { inBrowser } from "./harness";

const acme = "domain:acme.example";
const fact = (id: string, people: number) => ({
  ...{ id, people, intent: 40, engagement: 30, lastSeenAt: Date.now(), ledger: [] },
});
const pageOf = (account: string): string => `/sites/shop/accounts?account=${encodeURIComponent(account)}`;

inBrowser("accounts of visitors", (stage) => {
  let visits: Visit[];
  const people = (): Locator => stage().page.getByRole("region", { name: "People" });

  it("are said of the visitor in a session, by the name of an account or by a domain", async () => {
    const { page, server, signIn } = stage();
    const { world } = server.mock;
    visits = [1, 2, 3].map((hour) => world.addVisit(Date.now() - hour * 3_600_000));
    world.putAccount(fact(acme, 2));
    world.putAccount(fact("network:Beta Works", 0));
    const third = visits[2]?.subject ?? "";
    await signIn(`/sites/shop/sessions/${visits[2]?.id}`);
    await page.getByRole("button", { name: "Say which account" }).click();
    const dialog = page.getByRole("dialog");
    const belongs = dialog.getByRole("button", { name: "Belongs to it" });
    const field = dialog.getByRole("combobox", { name: "Account" });
    await field.fill("Beta");
    await dialog.getByText("No account seen is called so").waitFor();
    expect(await belongs.isDisabled()).toBe(true);
    await page.getByRole("option", { name: "Beta Works" }).click();
    await belongs.click();
    await dialog.getByText("belongs to Beta Works, with all sessions so far").waitFor();
    await page.locator("header a", { hasText: "Beta Works" }).waitFor();
    expect(world.accountOf.get(third)).toBe("network:Beta Works");
    await field.fill("Newcomer.example");
    await belongs.click();
    await dialog.getByText("belongs to newcomer.example").waitFor();
    expect(world.accountOf.get(third)).toBe("domain:newcomer.example");
  });

  it("are taken back where they were said", async () => {
    const { page, server } = stage();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Take it back" }).click();
    await dialog.getByText("newcomer.example any more").waitFor();
    expect(server.mock.world.accountOf.has(visits[2]?.subject ?? "")).toBe(false);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.locator("header dd", { hasText: /^–$/ }).waitFor();
  });

  it("stand in the session list, with the way to the account beside the way to the session", async () => {
    const { page } = stage();
    await page.getByRole("link", { name: "Sessions", exact: true }).first().click();
    const rows = page.locator("tbody tr");
    const named = () => rows.locator("td[data-label=Account]").allInnerTexts();
    await expect.poll(named).toEqual(["acme.example", "acme.example", "–"]);
    await rows.first().getByRole("link", { name: "acme.example" }).click();
    await page.getByRole("heading", { name: "acme.example" }).waitFor();
    await page.getByRole("region", { name: "Sessions" }).getByRole("table").waitFor();
    expect(await page.getByRole("columnheader", { name: "Account" }).count(), "named by the screen").toBe(0);
    await page.goBack();
    await rows.first().getByRole("rowheader").getByRole("link").click();
    await page.locator("header").getByRole("link", { name: "acme.example" }).waitFor();
    await page.getByText("account domain:acme.example").first().waitFor();
  });

  it("lose a visitor who isn’t of them, and get them back", async () => {
    const { page, server, signIn } = stage();
    await page.evaluate(() => sessionStorage.clear());
    await signIn(pageOf(acme));
    const rows = people().locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().getByRole("button", { name: "doesn’t belong to acme.example" }).click();
    await people().getByText("doesn’t belong to acme.example, with all sessions so far").waitFor();
    await expect.poll(() => rows.count()).toBe(1);
    await people().getByRole("button", { name: "Take it back" }).click();
    await expect.poll(() => rows.count()).toBe(2);
    expect(server.mock.world.accountOf.has(visits[0]?.subject ?? ""), "nothing is said").toBe(false);
  });

  it("are said of a whole account, a refusal standing where it was tried", async () => {
    const { page, server } = stage();
    server.mock.world.mapped.set("domain:old.example", "network:Beta Works");
    await page.getByRole("button", { name: "Say which company it is" }).click();
    const dialog = page.getByRole("dialog");
    const count = dialog.getByRole("button", { name: "Count it for that account" });
    await dialog.getByRole("combobox", { name: "Account" }).fill("acme.example");
    expect(await count.isDisabled(), "an account that is itself").toBe(true);
    await dialog.getByRole("combobox", { name: "Account" }).fill("old.example");
    await count.click();
    await dialog.getByRole("alert").getByText("Link to that one.").waitFor();
    await dialog.getByRole("combobox", { name: "Account" }).fill("Beta Works");
    await count.click();
    await page.getByText("Whoever is found as acme.example counts for Beta Works").waitFor();
    await page.getByRole("heading", { name: "Nobody of this account was seen" }).waitFor();
    expect(server.mock.world.mapped.get(acme)).toBe("network:Beta Works");
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("heading", { name: "acme.example" }).waitFor();
    expect(server.mock.world.mapped.has(acme)).toBe(false);
  });

  it("are themselves again by their own address, whoever linked them away", async () => {
    const { page, server, signIn } = stage();
    server.mock.world.mapAccount(acme, null);
    await page.evaluate(() => sessionStorage.clear());
    await signIn(pageOf(acme));
    await page.getByRole("button", { name: "Make it an account of its own again" }).click();
    await page.getByRole("heading", { name: "acme.example" }).waitFor();
    expect(server.mock.world.mapped.has(acme)).toBe(false);
  });

  it("stand in a list with who said it and when, page by page, and each is taken back there", async () => {
    const { page, server } = stage();
    const { world } = server.mock;
    for (let n = 0; n < 70; n++) world.say({ subject: `s${n}`, from: null, account: acme, belongs: false });
    world.placeVisitor(visits[0]?.subject ?? "", "network:Beta Works");
    world.say({
      ...{ subject: visits[0]?.subject ?? "", from: null },
      ...{ account: "network:Beta Works", belongs: true },
    });
    world.mapAccount("network:Beta Works", null);
    world.said.push({ ...world.said[2]!, subject: "gone", byLogin: null, forgotten: true });
    await page.getByRole("link", { name: "Accounts", exact: true }).first().click();
    await page.getByRole("link", { name: "Said by hand" }).click();
    const rows = page.locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole("row", { name: "Beta Works everybody found by it is no account owner" }).waitFor();
    await page.getByRole("row", { name: "belongs to Beta Works owner" }).waitFor();
    await page.getByRole("button", { name: "Show more of what was said" }).click();
    await expect.poll(() => rows.count()).toBe(73);
    const forgotten = rows.last();
    expect(await forgotten.innerText()).toContain("not known any more");
    expect(await forgotten.getByRole("button").count()).toBe(0);
    await rows.nth(1).getByRole("button").click();
    await page.getByRole("status").getByText("Beta Works any more").waitFor();
    await expect.poll(() => rows.count()).toBe(72);
    expect(world.accountOf.has(visits[0]?.subject ?? "")).toBe(false);
    await rows.first().getByRole("button", { name: "Take back what was said of Beta Works" }).click();
    await page.getByRole("status").getByText("Beta Works is an account of its own again").waitFor();
    expect(world.mapped.has("network:Beta Works")).toBe(false);
    world.said = [];
    await page.getByRole("heading", { name: "Nothing is said by hand" }).waitFor();
    await page.goto(server.origin + pageOf(acme));
  });

  it("are said by analysts and above only", async () => {
    const { page, server, signIn } = stage();
    const ways = () => page.getByRole("button", { name: /Say which|doesn’t belong|of its own again/ });
    await expect.poll(() => ways().count()).toBe(3);
    server.mock.role = "viewer";
    await page.evaluate(() => sessionStorage.clear());
    await signIn(pageOf(acme));
    await people().locator("tbody tr").first().waitFor();
    expect(await ways().count()).toBe(0);
    await people().getByRole("link").first().click();
    await page.getByRole("button", { name: "Forget this visitor" }).waitFor();
    expect(await ways().count()).toBe(0);
  });
});
