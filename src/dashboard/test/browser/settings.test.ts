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
});
