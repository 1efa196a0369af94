import { expect, it } from "vitest";
import { inBrowser } from "./harness";

inBrowser("settings", (stage) => {
  it("say who is one visitor in strict mode: of a page load, unless the day is chosen", async () => {
    const { page, server, signIn } = stage();
    await signIn("/sites/shop/settings");
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
