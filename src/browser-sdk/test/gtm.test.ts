import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { completed, type StartSettings } from "../src/core/settings.js";

const SECTIONS = [
  "INFO",
  "TEMPLATE_PARAMETERS",
  "SANDBOXED_JS_FOR_WEB_TEMPLATE",
  "WEB_PERMISSIONS",
  "TESTS",
  "NOTES",
];

let sections: Map<string, string>;

beforeAll(async () => {
  const text = await readFile(new URL("../gtm/template.tpl", import.meta.url), "utf8");
  const parts = text.split(/^___([A-Z_]+)___$/m).slice(1);
  sections = new Map(parts.flatMap((part, i) => (i % 2 ? [] : [[part, parts[i + 1] ?? ""] as const])));
});

interface Parameter {
  name: string;
  defaultValue?: unknown;
  valueValidators?: { args: string[] }[];
}

/** Tag Manager's sandbox, as far as the template uses it: what it asks for without permission is refused. */
function run(data: Record<string, unknown>): { queue: unknown[]; injected: string[]; ended: string[] } {
  const [queue, injected, ended]: [unknown[], string[], string[]] = [[], [], []];
  const permissions = sections.get("WEB_PERMISSIONS")!;
  const apis: Record<string, unknown> = {
    createQueue(name: string) {
      if (!permissions.includes(`"string": "${name}"`)) throw new Error(`access_globals: ${name}`);
      return (value: unknown) => queue.push(value);
    },
    injectScript(url: string, onSuccess: () => void, onFailure: () => void) {
      const path = new URL(url).pathname;
      if (!permissions.includes(`https://*${path}`)) return onFailure();
      injected.push(url);
      onSuccess();
    },
    makeNumber: Number,
  };
  const require = (name: string): unknown => {
    if (!(name in apis)) throw new Error(`no such API: ${name}`);
    return apis[name];
  };
  const script = new Function(
    "require",
    "data",
    `"use strict";${sections.get("SANDBOXED_JS_FOR_WEB_TEMPLATE")}`,
  );
  const ends = { gtmOnSuccess: () => ended.push("success"), gtmOnFailure: () => ended.push("failure") };
  script(require, { ...data, ...ends });
  return { queue, injected, ended };
}

describe("the Tag Manager template", () => {
  it("has the sections that Tag Manager reads, and JSON in those that are JSON", () => {
    expect([...sections.keys()]).toEqual(SECTIONS);
    for (const name of ["INFO", "TEMPLATE_PARAMETERS", "WEB_PERMISSIONS"])
      expect(() => JSON.parse(sections.get(name)!) as unknown, name).not.toThrow();
    expect(JSON.parse(sections.get("INFO")!)).toMatchObject({ type: "TAG", containerContexts: ["WEB"] });
  });

  it("queues a start with the fields of its form, and loads the script from the server", () => {
    const parameters = JSON.parse(sections.get("TEMPLATE_PARAMETERS")!) as Parameter[];
    const chosen = Object.fromEntries(parameters.map((one) => [one.name, one.defaultValue]));
    const { queue, injected, ended } = run({ ...chosen, siteId: "pk_test", server: "https://heat.example" });
    expect(injected).toEqual(["https://heat.example/sdk/heatmap.js"]);
    expect(ended).toEqual(["success"]);
    const [[name, settings]] = queue as [[string, StartSettings]];
    expect(name).toBe("start");
    expect(completed(settings)).toMatchObject({
      siteId: "pk_test",
      apiEndpoint: "https://heat.example/v1/events/collect",
      privacyMode: "strict",
      sampleRate: 1,
      enableReplay: false,
      autoTrack: true,
      debug: false,
    });
    const set = new Set([...Object.keys(settings), "server"]);
    for (const parameter of parameters) expect(set, `${parameter.name} is used`).toContain(parameter.name);
  });

  it("takes no key and no address that can't be one", () => {
    const parameters = JSON.parse(sections.get("TEMPLATE_PARAMETERS")!) as Parameter[];
    const takes = (name: string, value: string): boolean =>
      parameters
        .find((one) => one.name === name)!
        .valueValidators!.every(({ args }) => new RegExp(args[0]!).test(value));
    expect([takes("siteId", "pk_ab-1"), takes("siteId", "ab")]).toEqual([true, false]);
    expect([takes("server", "https://h.example"), takes("server", "http://h.example/x")]).toEqual([
      true,
      false,
    ]);
  });
});
