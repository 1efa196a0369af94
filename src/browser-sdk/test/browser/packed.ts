import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the SDK. */
export const room = fileURLToPath(new URL("../..", import.meta.url));

/** Puts the package where a site would have it, from the tarball that `npm pack` makes. */
export function unpack(place: string): void {
  const folder = mkdtempSync(join(tmpdir(), "heatmap-packed-"));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: room });
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { recursive: true, force: true });
  mkdirSync(`${place}.new`, { recursive: true });
  execFileSync("tar", [
    "-xzf",
    join(folder, packed.toString().trim().split("\n").at(-1)!),
    "-C",
    `${place}.new`,
  ]);
  renameSync(join(`${place}.new`, "package"), place);
  for (const left of [folder, `${place}.new`]) rmSync(left, { recursive: true });
}
