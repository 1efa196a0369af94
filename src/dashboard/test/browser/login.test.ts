import { expect, it } from "vitest";
import { inBrowser } from "./harness";

inBrowser("the way in", (stage) => {
  it("sets up a new installation, telling what is not an origin", async () => {
    const { page, server } = stage();
    server.mock.awaitsSetUp = true;
    await page.goto(server.origin);
    await page.getByRole("heading", { name: "Set up Heatmap" }).waitFor();
    await page.getByLabel("Set-up code").fill("set-up-code");
    await page.getByLabel("Organisation").fill("Fernweh");
    await page.getByLabel("Your login").fill("owner");
    await page.getByLabel("Your password").fill("correct horse battery");
    await page.getByLabel("First site").fill("Lamps");
    await page.getByLabel("Origins").fill("shop.example");
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByText("Not an origin: shop.example").waitFor();
    await page.getByLabel("Origins").fill("https://shop.example");
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByRole("heading", { name: "Pages" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("says when login or password are wrong", async () => {
    const { page } = stage();
    await page.getByLabel("Login").fill("owner");
    await page.getByLabel("Password", { exact: true }).fill("guess");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Login or password is wrong.").waitFor();
  });

  it("asks for a new password after a one-time one, before anything else", async () => {
    const { page, server } = stage();
    server.mock.mustChangePassword = true;
    await page.goto(`${server.origin}/sites/shop/sessions`);
    await page.getByLabel("Login").fill("owner");
    await page.getByLabel("Password", { exact: true }).fill(server.mock.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Choose a password" }).waitFor();
    await page.getByLabel("New password").fill("short");
    await page.getByLabel("The same again").fill("short");
    await page.getByRole("button", { name: "Keep this password" }).click();
    await page.getByText("At least 12 characters; these are 5.").waitFor();
    await page.getByLabel("New password").fill("a lamp for the evening");
    await page.getByLabel("The same again").fill("a lamp for the evening");
    await page.getByRole("button", { name: "Keep this password" }).click();
    await page.getByRole("heading", { name: "Sessions" }).waitFor();
    expect(server.mock.password).toBe("a lamp for the evening");
  });

  it("helps a site without visits with the snippet", async () => {
    const { page, server } = stage();
    await page.getByText("No visits yet").waitFor();
    await page.getByRole("button", { name: "Copy" }).waitFor();
    expect(await page.getByLabel("Snippet").innerText()).toContain(`${server.origin}/sdk/heatmap.js`);
  });

  it("leads back to the login, with a word why, when the token has ended", async () => {
    const { page, server } = stage();
    server.mock.token = "another";
    await page.goto(`${server.origin}/sites/shop/settings`);
    await page.getByText("Your login has ended").waitFor();
    await page.getByLabel("Login").fill("owner");
    await page.getByLabel("Password", { exact: true }).fill(server.mock.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Lamp shop" }).waitFor();
  });

  it("shows trouble with a way to try again when the server fails, and mends", async () => {
    const { page, provoked } = stage();
    provoked(/net::ERR_FAILED/);
    await page.route("**/graphql", (route) => route.abort());
    await page.getByRole("link", { name: "Projections" }).click();
    await page.getByText("The server can't be reached.").waitFor();
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "click-map" }).waitFor();
  });
});
