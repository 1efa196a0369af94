import { expect, it } from "vitest";
import { inBrowser } from "./harness";

inBrowser("the inspector", (stage) => {
  it("says what to do while nothing arrives", async () => {
    const { page, server, signIn } = stage();
    await signIn("/sites/shop/settings");
    await page.getByRole("link", { name: "See each request" }).click();
    await page.getByRole("heading", { name: "Nothing has arrived" }).waitFor();
    await page.getByText(server.origin, { exact: true }).waitFor();
    expect(await page.getByLabel("Snippet").innerText()).toContain("pk_7f3a91c2");
  });

  it("shows what arrives as it comes, newest first", async () => {
    const { page, server } = stage();
    server.mock.world.addRequest({ pages: ["/demo/pricing"] });
    const rows = page.getByRole("list", { name: "Requests" }).locator("> li");
    await rows.filter({ hasText: "/demo/pricing" }).waitFor();
    server.mock.world.addRequest({ accepted: 3, kinds: [{ kind: "click", count: 3 }] });
    await expect.poll(() => rows.first().innerText()).toContain("3 events taken: 3 click");
    await page.getByText("None refused").waitFor();
  });

  it("marks what is refused, with code, sentence and mend", async () => {
    const { page, server } = stage();
    const message = "This site doesn't take events from that origin.";
    const origin = "https://staging.example";
    const refused = {
      status: 403,
      code: "foreign-origin",
      message,
      origin,
      accepted: 0,
      kinds: [],
      pages: [],
    };
    server.mock.world.addRequest(refused);
    const row = page.getByRole("list", { name: "Requests" }).locator("> li").first();
    await row.getByText("403 foreign-origin").waitFor();
    for (const words of [message, origin, "What to do: Open the page under one of this site’s origins"])
      expect(await row.innerText()).toContain(words);
    await page.getByRole("status").getByText("1 refused").waitFor();
  });

  it("allows the origin of a refused page at the press of a button, and says so", async () => {
    const { page, server } = stage();
    const row = page.getByRole("list", { name: "Requests" }).locator("> li").first();
    await row.getByRole("button", { name: "Allow https://staging.example" }).click();
    await row.getByText("Allowed meanwhile").waitFor();
    expect(server.mock.world.origins).toEqual([server.origin, "https://staging.example"]);
  });

  it("offers no such button where no page sent it", async () => {
    const { page, server } = stage();
    const row = page.getByRole("list", { name: "Requests" }).locator("> li").first();
    const none = { status: 403, code: "foreign-origin", message: "Not from there.", accepted: 0, kinds: [] };
    server.mock.world.addRequest({ ...none, origin: "null", pages: [] });
    await row.getByText("a file or sandboxed frame").waitFor();
    expect(await row.getByRole("button").count()).toBe(0);
    server.mock.world.requests.shift();
    await page.reload();
  });

  it("shows the rejected events of a batch that was taken in part", async () => {
    const { page, server } = stage();
    const rejected = [1, 2].map((index) => ({
      index,
      code: "too-old",
      message: `$.events[${index}].at lies more than 72 hours before its arrival.`,
    }));
    server.mock.world.addRequest({ accepted: 4, rejected });
    const row = page.getByRole("list", { name: "Requests" }).locator("> li").first();
    await row.getByText("2 events refused").waitFor();
    await row.getByText("The same of event 2.").waitFor();
    await row.getByText("waited longer than 72 hours").waitFor();
  });

  it("shows the refused ones only, when asked", async () => {
    const { page } = stage();
    const rows = page.getByRole("list", { name: "Requests" }).locator("> li");
    await page.getByText("Refused only").click();
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByText("All", { exact: true }).click();
    await expect.poll(() => rows.count()).toBe(4);
  });

  it("holds still while one reads, and tells afterwards what came", async () => {
    const { page, server } = stage();
    const rows = page.getByRole("list", { name: "Requests" }).locator("> li");
    await page.getByRole("button", { name: "Hold" }).click();
    await page.getByText("the list stays as it is").waitFor();
    server.mock.world.addRequest();
    server.mock.world.addRequest();
    expect(await rows.count()).toBe(4);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect.poll(() => rows.count()).toBe(6);
  });

  it("says that it knows one server's requests only where there are several", async () => {
    const { page, server } = stage();
    expect(await page.getByText("Several servers").count()).toBe(0);
    server.mock.world.severalServers = true;
    server.mock.world.addRequest();
    await page.getByText("Several servers may take this site’s requests.").waitFor();
  });
});
