import { expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** A word that stands nowhere else: `zqwab...`. */
const word = (n: number): string =>
  `zqw${LETTERS[n % 26]}${LETTERS[Math.floor(n / 26)]}${LETTERS[(n * 7) % 26]}x`;

/** Every secret by its place: words where all text is masked, forms of personal data where text may travel. */
const secrets: Record<string, string> = {};
let count = 0;

function secret(place: string, made: (own: string) => string = (own) => own): string {
  secrets[place] = made(word(count++));
  return secrets[place];
}
const mail = (place: string): string => secret(place, (own) => `${own}@mail.example`);
const card = (place: string): string =>
  secret(place, () => ["4111 1111 1111 1111", "5500 0055 5555 5559"][count % 2]!);
const token = (place: string): string => secret(place, (own) => `${own}7Tz9Qk3Lm5Xw8Rv2Pn`);
const jwt = (place: string): string => secret(place, (own) => `eyJ${own}hbGciOi.eyJzdWIi${own}.c2ln${own}`);

const ATTRIBUTES = [
  "title",
  "alt",
  "aria-label",
  "aria-description",
  "data-user",
  "data-email",
  "data-testid",
  "id",
  "name",
  "class",
  "href",
  "src",
  "placeholder",
  "value",
  "label",
  "content",
  "summary",
  "cite",
  "download",
  "style",
  "lang",
  "role",
];

const attributes = ATTRIBUTES.map((name) => {
  const value = mail(`attribute ${name}`);
  const tag = { href: "a", placeholder: "input", value: "input", label: "optgroup" }[name] ?? "div";
  const written = name === "href" ? `mailto:${value}` : name === "style" ? `--x: '${value}'` : value;
  return `<${tag} ${name}="${written}" class="hit">${secret(`text beside ${name}`)}</${tag}>`;
}).join("");

const TEXTS = [
  "p",
  "h1",
  "h2",
  "li",
  "td",
  "th",
  "label",
  "button",
  "summary",
  "legend",
  "caption",
  "strong",
  "em",
  "code",
  "pre",
  "blockquote",
  "figcaption",
  "dt",
  "dd",
  "time",
  "mark",
  "small",
  "option",
];
const texts = TEXTS.map((tag) => {
  const element = `<${tag} class="hit">${secret(`text of ${tag}`)}</${tag}>`;
  const inside: Record<string, string> = {
    td: "table><tr",
    th: "table><tr",
    caption: "table",
    option: "select",
    summary: "details open",
    legend: "fieldset",
    dt: "dl",
    dd: "dl",
    li: "ul",
  };
  return inside[tag] ? `<${inside[tag]}>${element}</${inside[tag]!.split(/\W/)[0]}>` : element;
}).join("");

const fields = `
  <form id="form"><input id="text" class="hit" value="${secret("input text")}">
  <input type="password" class="hit" value="${secret("password")}"><input type="email" class="hit" value="${mail("input email")}">
  <input type="tel" class="hit" value="${secret("tel", () => "+49 170 7654321")}"><input type="hidden" value="${token("hidden")}">
  <input type="search" class="hit" value="${secret("search")}"><input type="button" class="hit" value="${secret("button value")}">
  <input type="date" class="hit" value="1987-06-05"><input autocomplete="cc-number" class="hit" value="${card("card field")}">
  <textarea id="area" class="hit">${secret("textarea")}</textarea>
  <select class="hit"><option value="${mail("option value")}">${secret("option text")}</option></select>
  <input id="typed" class="hit" placeholder="${secret("placeholder")}"><button id="send" type="submit">${secret("submit")}</button></form>
  <div id="rich" class="hit" contenteditable="true">${secret("contenteditable")}</div>
  <div id="shadow"></div><iframe id="frame" srcdoc="<button id='inner'>${secret("iframe text")}</button><input value='${secret("iframe input")}'>"></iframe>
  <img class="hit" alt="x" src="data:text/plain,${secret("data: image")}"><a class="hit" id="inline" href="data:text/html,${secret("data: link")}">${secret("link text")}</a>
  <svg class="hit" width="20" height="20"><text y="10">${secret("svg text")}</text></svg>
  <script type="application/json">{"who":"${secret("json")}"}</script><!-- ${secret("comment")} -->
  <p id="open" data-heatmap-unmask class="hit">Plainly readable, but not ${mail("mail in unmasked text")} or ${card("card in unmasked text")}</p>`;

const PATH =
  `/u/${mail("path mail")}/${jwt("path token")}/DE89370400440532013000/078-05-1120` +
  `?email=${encodeURIComponent(mail("query mail"))}&token=${secret("query token")}&session=${secret("query session")}` +
  `&code=${secret("query code")}&x=${token("query value")}&tel=%2B491701234567&auth=${secret("query auth")}` +
  `&api_key=${secret("query key")}&j=${jwt("query jwt")}#/${mail("fragment mail")}?sid=${secret("fragment sid")}`;
secrets["path iban"] = "DE89370400440532013000";
secrets["path social security"] = "078-05-1120";
secrets["query phone"] = "1701234567";
secrets["national insurance"] = "QQ123456C";
secrets["tax number"] = "86095742719";
secrets["numeric card"] = "378282246310005";
secrets["typed"] = "typedzqw";
secrets["pasted"] = "pastedzqw";

const bare = (text: string): string => text.replace(/[\s+-]/g, "").toLowerCase();

function decoded(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

it("lets none of a hundred secrets leave, wherever the page holds it and whatever a person does there", async () => {
  const title = `Invoice for ${mail("title mail")} and ${card("title card")}`;
  await at.visit(
    `${attributes}${texts}${fields}<script>document.title = ${JSON.stringify(title)};
     document.getElementById("shadow").attachShadow({ mode: "open" }).innerHTML =
       "<button id='deep'>${secret("shadow text")}</button><input value='${secret("shadow input")}'>";</script>`,
    'data-mode="balanced"',
    PATH,
  );
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(100);

  // Whatever is there is clicked, as a script does too, but for what would lead away from the page.
  await at.page.evaluate(() => {
    addEventListener("click", (event) => event.preventDefault());
    for (const one of document.querySelectorAll<HTMLElement>(".hit"))
      one.dispatchEvent(
        new MouseEvent("click", { bubbles: true, composed: true, clientX: 5, clientY: 5, detail: 1 }),
      );
    for (const name of ["contextmenu", "dblclick"])
      document.querySelector("#open")!.dispatchEvent(new MouseEvent(name, { bubbles: true }));
    document.querySelector<HTMLElement>("#shadow")!.shadowRoot!.querySelector<HTMLElement>("#deep")!.click();
    document
      .querySelector<HTMLIFrameElement>("#frame")!
      .contentDocument!.querySelector<HTMLElement>("#inner")!
      .click();
  });
  for (const id of ["#typed", "#area", "#rich", "#text"]) {
    await at.page.click(id);
    await at.page.keyboard.type(secrets["typed"]!);
    await at.page.keyboard.press("Control+a");
    await at.page.keyboard.press("Control+c");
    await at.page.keyboard.press("Tab");
  }
  await at.page.evaluate(
    ({ stack, message, rejected, logged, props }) => {
      document
        .querySelector<HTMLFormElement>("#form")!
        .addEventListener("submit", (event) => event.preventDefault());
      document.querySelector<HTMLFormElement>("#form")!.requestSubmit();
      getSelection()!.selectAllChildren(document.querySelector("#open")!);
      document.dispatchEvent(new ClipboardEvent("copy", { bubbles: true }));
      console.error(logged);
      dispatchEvent(
        new ErrorEvent("error", {
          message,
          filename: `https://a.example/x.js?token=${stack}`,
          error: Object.assign(new Error(message), {
            stack: `Error: ${message}\n at f (https://a.example/x.js?token=${stack}:1:2)`,
          }),
        }),
      );
      dispatchEvent(
        new PromiseRejectionEvent("unhandledrejection", {
          promise: Promise.resolve(),
          reason: new Error(rejected),
        }),
      );
      window.heatmap.track(`bought by ${props}@mail.example`, {
        note: `call +49 170 7654321 or ${props}@mail.example`,
        [`${props}@mail.example`]: true,
        card: 378282246310005,
        password: props,
        access_token: props,
        insurance: "QQ 12 34 56 C",
        tax: "86 095 742 719",
        iban: "DE89 3704 0044 0532 0130 00",
        ssn: "078-05-1120",
      });
      history.pushState({}, "", `/next/${props}@mail.example?code=${props}`);
    },
    {
      stack: token("error place"),
      message: `no such user ${mail("error message")}`,
      rejected: `rejected for ${mail("rejection")} with ${jwt("rejected token")}`,
      logged: `failed for ${mail("console error")}`,
      props: secret("properties"),
    },
  );
  await at.flush();
  await at.page.goto("about:blank");
  await at.collector.until("the last", () => at.collector.of("leave").length >= 2);

  const kinds = new Set(at.collector.events.map(({ type }) => type));
  for (const kind of ["view", "click", "input", "submit", "copy", "error", "custom", "key", "focus"] as const)
    expect([...kinds], kind).toContain(kind);
  expect(at.collector.of("click").length).toBeGreaterThan(60);
  const shown = at.collector.of("click").map(({ target }) => target.text);
  expect(shown.some((text) => text?.startsWith("Plainly readable"))).toBe(true);

  const left = at.collector.taken.map(({ raw, text }) => raw + text).join("\n");
  const seen =
    bare(left) + bare(decoded(left)) + bare(JSON.stringify(at.collector.taken.map(({ batch }) => batch)));
  const leaked = Object.entries(secrets).filter(
    ([, value]) => seen.includes(bare(value)) || seen.includes(bare(value.split("@")[0]!)),
  );
  expect(leaked).toEqual([]);
});
