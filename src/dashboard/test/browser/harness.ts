// A real browser on the built dashboard and the mock: started once a file, ended with it.
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { chromium, type Browser, type Page } from "playwright-core";
import { startMock, type MockServer } from "../mock/server";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const missing = !existsSync(executablePath);
if (missing) console.warn(`skipped: no Chromium at ${executablePath}; name one in CHROMIUM`);

// Software drawing, so that the same pixels come out on a machine without a graphics card.
const args = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
];

export type Stage = {
  readonly page: Page;
  readonly server: MockServer;
  readonly signIn: (path?: string) => Promise<void>;
  /** Complaints of the page that a test provokes on purpose. */
  readonly provoked: (complaint: RegExp) => void;
};

/** Tests in a browser; each file gets a world of its own, and fails when the page reports an error. */
export function inBrowser(name: string, tests: (stage: () => Stage) => void): void {
  describe.skipIf(missing)(name, () => {
    let browser: Browser;
    let stage: Stage;
    const complaints: string[] = [];
    const expected: RegExp[] = [];
    beforeAll(async () => {
      const server = await startMock();
      server.mock.mustChangePassword = false;
      browser = await chromium.launch({ executablePath, args });
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      stage = {
        page,
        server,
        signIn: (path = "/") => signIn(page, server, path),
        provoked: (complaint) => expected.push(complaint),
      };
    });
    afterAll(async () => {
      await browser.close();
      await stage.server.close();
      const surprising = complaints.filter((words) => !expected.some((pattern) => pattern.test(words)));
      expect(surprising, "what the page complained of").toEqual([]);
    });
    tests(() => stage);
  });
}

async function signIn(page: Page, { origin, mock }: MockServer, path: string): Promise<void> {
  await page.goto(origin + path);
  await page.getByLabel("Login").fill("owner");
  await page.getByLabel("Password", { exact: true }).fill(mock.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
}

/** Opacity of the heat, 0 to 255, at a point of the page under it. */
export function opacityAt(page: Page, x: number, y: number): Promise<number> {
  return page.getByTestId("heat").evaluate(
    (canvas, at) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error("not a canvas");
      const preview = document.querySelector("iframe")?.contentDocument?.documentElement;
      const density = canvas.width / (preview?.scrollWidth ?? 1280);
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [1, 1];
      const drawing = copy.getContext("2d");
      if (drawing === null) throw new Error("no drawing context");
      drawing.drawImage(canvas, -Math.floor(at.x * density), -Math.floor(at.y * density));
      return drawing.getImageData(0, 0, 1, 1).data[3] ?? 0;
    },
    { x, y },
  );
}
