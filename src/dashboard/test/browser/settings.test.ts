import { expect, it } from "vitest";
import { inBrowser } from "./harness";

inBrowser("settings", (stage) => {
  it("change the origins, and refuse what is none", async () => {
    const { page, server, signIn } = stage();
    await signIn("/sites/shop/settings");
    const origins = page.getByRole("region", { name: "Origins" });
    const [list, change] = [
      origins.getByLabel("Origins, one a line"),
      origins.getByRole("button", { name: "Change the origins" }),
    ];
    await expect.poll(() => list.inputValue()).toBe(server.origin);
    expect(await change.isDisabled()).toBe(true);

    await list.fill(`${server.origin}\nstaging.example`);
    await origins.getByText("Not an origin: staging.example.").waitFor();
    expect(await change.isDisabled()).toBe(true);

    await list.fill(`${server.origin}\nhttps://staging.example/`);
    await change.click();
    await expect.poll(() => server.mock.world.origins).toEqual([server.origin, "https://staging.example"]);
    await expect.poll(() => list.inputValue()).toBe(`${server.origin}\nhttps://staging.example`);
  });

  it("say who is one visitor in strict mode: of a page load, unless the day is chosen", async () => {
    const { page, server } = stage();
    const strict = page.getByRole("region", { name: "Strict mode" });
    const [load, day] = [
      strict.getByLabel("Every page load"),
      strict.getByLabel("Recognise a visitor for the day"),
    ];
    await expect.poll(() => load.isChecked()).toBe(true);

    await day.click();
    await expect.poll(() => server.mock.world.dailyIdentity).toBe(true);
    await page.reload();
    await expect.poll(() => day.isChecked()).toBe(true);

    await load.click();
    await expect.poll(() => server.mock.world.dailyIdentity).toBe(false);
  });

  it("declare what of the site's own events is kept readable, and say so", async () => {
    const { page, server } = stage();
    const own = page.getByRole("region", { name: "Own events" });
    const declare = own.getByRole("button", { name: "Declare these properties" });
    await own.getByText("What is declared is kept readable, also after its visitor was forgotten").waitFor();
    expect(await declare.isDisabled()).toBe(true);

    await own.getByRole("button", { name: "Add an event" }).click();
    await own.getByLabel("Name of event 1").fill("order: placed");
    await own.getByText("Which of its properties?").waitFor();
    expect(await declare.isDisabled()).toBe(true);
    await own.getByLabel("Properties of event 1, one a line").fill("total\n plan\n\ntotal");
    await declare.click();
    const declared = [{ event: "order: placed", properties: ["total", "plan"] }];
    await expect.poll(() => server.mock.world.declaredEvents).toEqual(declared);
    await page.reload();
    await expect.poll(() => own.getByLabel(/^Properties of event 1/).inputValue()).toBe("total\nplan");

    await own.getByRole("button", { name: "Remove event 1" }).click();
    await declare.click();
    await expect.poll(() => server.mock.world.declaredEvents).toEqual([]);
  });

  it("show at its place why a declaration is refused", async () => {
    const { page, server } = stage();
    const own = page.getByRole("region", { name: "Own events" });
    server.mock.world.declaredEvents = Array.from({ length: 50 }, (_, n) => ({
      event: `event ${n}`,
      properties: ["plan"],
    }));
    await page.reload();
    await own.getByRole("button", { name: "Add an event" }).click();
    await own.getByLabel("Name of event 51").fill("one more");
    await own.getByLabel("Properties of event 51, one a line").fill("plan");
    await own.getByRole("button", { name: "Declare these properties" }).click();
    await own.getByRole("alert").getByText("at most 50 events").waitFor();
    server.mock.world.declaredEvents = [];
  });
});
