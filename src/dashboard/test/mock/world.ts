// The mock's facts: visitors of a shop, what they clicked, and what is announced when something happens.
import type {
  BotPolicy,
  DeclaredEventInput,
  DeviceClass,
  ErasureEffect,
  RequestPartsFragment,
  RuleSetFragment,
} from "../../src/api/contract";
import { firstRules, type AccountFact } from "./accounts";
import { chance } from "./chance";
import type { MockFunnel } from "./funnels";
import type { Announcement, Click, Entry, ErasureFact, SaidFact, Visit } from "./facts";
import { pages, placed, widths, type ShopPage } from "./pages";

export class World {
  clicks: Click[] = [];
  visits: Visit[] = [];
  erasures: ErasureFact[] = [];
  requests: RequestPartsFragment[] = [];
  effect: ErasureEffect = "REMOVE_FROM_TOTALS";
  botPolicy: BotPolicy = "MARK";
  dailyIdentity = false;
  declaredEvents: DeclaredEventInput[] = [];
  /** Null until they were changed: then the site is served from where the mock is. */
  origins: string[] | null = null;
  retention = { days: 30, months: 13 };
  definitions = {
    version: 1,
    sessionGapMinutes: 30,
    campaignStartsSession: true,
    pages: [{ pattern: "/demo/orders/*", name: "Order" }],
  };
  funnels: MockFunnel[] = [];
  /** How much of a changed funnel is counted again, 0 to 1; null when all is. */
  recounting: number | null = null;
  accounts: AccountFact[] = [];
  /** The accounts of visitors, by subject; null where it was said that it isn't one. */
  accountOf = new Map<string, string | null>();
  /** What whole accounts are said to be; null for none. */
  mapped = new Map<string, string | null>();
  /** What was said of accounts by hand and stands, the latest first. */
  said: SaidFact[] = [];
  rules: RuleSetFragment = firstRules;
  draft: RuleSetFragment | null = null;
  /** Whether the draft is counted over all of the past. */
  draftReady = true;
  position = 1000;
  rebuilding: number | null = null;
  private readonly watchers = new Set<(what: Announcement) => void>();
  private readonly random = chance(7);

  /** Since when the server notes requests, and whether it is one of several. */
  readonly began: number;
  severalServers = false;

  constructor(private readonly now: () => number) {
    this.began = now();
  }

  watch(tell: (what: Announcement) => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }

  announce(what: Announcement): void {
    this.position++;
    this.watchers.forEach((tell) => tell(what));
  }

  /** A visit of a person who wanders over the pages, ending at `endedAt`. */
  addVisit(endedAt: number): Visit {
    const device = this.random.pick<DeviceClass>([
      "DESKTOP",
      "DESKTOP",
      "DESKTOP",
      "MOBILE",
      "MOBILE",
      "TABLET",
    ]);
    const steps = 3 + this.random.below(16);
    const visit = this.openVisit(endedAt - steps * 9000, device);
    let page = this.random.pick([...pages]);
    this.view(visit, page);
    for (let step = 0; step < steps; step++) {
      if (this.random.below(5) === 0) this.view(visit, (page = this.random.pick([...pages])));
      visit.lastAt += 3000 + this.random.below(12_000);
      this.clickSomewhere(visit, page);
    }
    return visit;
  }

  openVisit(at: number, device: DeviceClass): Visit {
    const visit: Visit = {
      id: this.random.id(),
      subject: this.random.id(),
      startedAt: at,
      lastAt: at,
      device,
      browser:
        device === "DESKTOP" ? this.random.pick(["Firefox 145", "Chrome 142", "Edge 142"]) : "Safari 26",
      system: device === "DESKTOP" ? this.random.pick(["Windows 11", "macOS 26", "Linux"]) : "iOS 26",
      country: this.random.pick(["DE", "DE", "FR", "NL", "AT", "US"]),
      source: this.random.pick([
        { host: null, campaign: null },
        { host: "www.google.com", campaign: null },
        { host: "lampen.example", campaign: null },
        { host: null, campaign: "autumn-letter" },
      ]),
      entries: [],
      erased: false,
    };
    this.visits.push(visit);
    return visit;
  }

  view(visit: Visit, page: ShopPage): void {
    this.addEntry(visit, {
      kind: "view",
      page: page.path,
      summary: `Opened ${page.path}`,
      detail: `https://shop.example${page.path}?ref=letter&name=Ada`,
    });
    this.addEntry(visit, { kind: "scroll", page: page.path, summary: "Scrolled to 64 % of the page" });
  }

  clickSomewhere(visit: Visit, page: ShopPage): void {
    const element = this.random.weighted(page.elements, (one) => one.lure);
    this.click(visit, page, element.selector, [this.random.middle(), this.random.middle()]);
  }

  /** A click at a point inside an element, as fractions of its size. */
  click(visit: Visit, page: ShopPage, selector: string, [fx, fy]: [number, number]): Click {
    const element = page.elements.find((one) => one.selector === selector);
    if (element === undefined) throw new Error(`${page.path} has no ${selector}`);
    const [left, top, width, height] = placed(element.box, visit.device);
    const [x, y] = [left + fx * width, top + fy * height];
    const click: Click = {
      page: page.path,
      device: visit.device,
      at: visit.lastAt,
      session: visit.id,
      selector,
      cell: [Math.floor((x / widths[visit.device]) * 64), Math.floor(y / 16)],
      inside: [Math.floor(fx * 32), Math.floor(fy * 32)],
    };
    this.clicks.push(click);
    this.announce({ kind: "click", click, weight: 1 });
    const text = element.html.replace(/<[^>]*>/g, "").trim();
    this.addEntry(visit, {
      kind: "click",
      page: page.path,
      x: Math.round(x),
      y: Math.round(y),
      selector,
      summary: `Clicked ${selector}`,
      detail: text === "" ? null : text,
    });
    return click;
  }

  addEntry(visit: Visit, what: Partial<Entry> & { kind: string; summary: string }): void {
    const cursor = String(visit.entries.length + 1).padStart(6, "0");
    const entry: Entry = {
      cursor,
      at: new Date(visit.lastAt).toISOString(),
      page: null,
      x: null,
      y: null,
      selector: null,
      detail: null,
      erased: visit.erased,
      place: null,
      ...what,
    };
    visit.entries.push(entry);
    this.announce({ kind: "entry", visit, entry });
    this.announce({ kind: "visit", visit });
  }

  /** A request as the inspector tells of it: taken with one view, where nothing else is said. */
  addRequest(what: Partial<RequestPartsFragment> = {}): void {
    const request: RequestPartsFragment = {
      number: this.requests.length + 1,
      at: new Date(this.now()).toISOString(),
      address: "/v1/events/collect",
      status: 202,
      code: null,
      message: null,
      accepted: 1,
      rejectedCount: what.rejected?.length ?? 0,
      rejected: [],
      kinds: [{ kind: "view", count: 1 }],
      pages: ["/demo/"],
      origin: "https://shop.example",
      sdk: "1.0.0",
      mode: "balanced",
      automation: null,
      repeated: false,
      ...what,
    };
    this.requests.unshift(request);
    this.announce({ kind: "request", request });
  }

  /** An account as it stands from now on. */
  putAccount(fact: AccountFact): void {
    this.accounts = [...this.accounts.filter(({ id }) => id !== fact.id), fact];
    this.announce({ kind: "account", id: fact.id });
  }

  /** What is said takes the place of what was said before of the same. */
  say(fact: Omit<SaidFact, "at" | "byLogin" | "forgotten">): void {
    this.said = this.said.filter(({ subject, from }) => subject !== fact.subject || from !== fact.from);
    const at = new Date(this.now()).toISOString();
    this.said.unshift({ ...fact, at, byLogin: "owner", forgotten: false });
  }

  /** Nothing is said of a visitor any more: what else is known decides. */
  withdraw(subject: string): void {
    this.said = this.said.filter((one) => one.subject !== subject);
    this.accountOf.delete(subject);
    this.accounts.forEach(({ id }) => this.announce({ kind: "account", id }));
  }

  /** A visitor is of an account from now on, or of none. */
  placeVisitor(subject: string, account: string | null): void {
    const before = this.accountOf.get(subject);
    this.accountOf.set(subject, account);
    for (const id of [before, account]) if (id != null) this.announce({ kind: "account", id });
  }

  /** Everybody of an account is of another from now on, of none, or of itself again. */
  mapAccount(from: string, to: string | null): void {
    this.said = this.said.filter((one) => one.from !== from);
    if (to === from) this.mapped.delete(from);
    else {
      this.mapped.set(from, to);
      this.say({ subject: null, from, account: to, belongs: to !== null });
    }
    // As the real server, which counts all accounts again and tells nobody when it is done.
  }

  forget(subject: string): ErasureFact[] {
    const visits = this.visits.filter((one) => one.subject === subject);
    const totalBefore = this.clicks.length;
    for (const visit of visits) {
      visit.erased = true;
      visit.entries = visit.entries.map((entry) => ({ ...entry, detail: null, place: null, erased: true }));
      if (this.effect === "KEEP_TOTALS") continue;
      const gone = this.clicks.filter((click) => click.session === visit.id);
      this.clicks = this.clicks.filter((click) => click.session !== visit.id);
      gone.forEach((click) => this.announce({ kind: "click", click, weight: -1 }));
    }
    const at = new Date(this.now()).toISOString();
    const fact = { subject, effect: this.effect, requestedAt: at, unusableAt: at, totalBefore };
    const body = { ...fact, totalAfter: this.clicks.length };
    const erasure = { ...body, id: this.random.id(), unrecoverableAt: null, receipt: JSON.stringify(body) };
    this.erasures.unshift(erasure);
    visits.forEach((visit) => this.announce({ kind: "visit", visit }));
    this.announce({ kind: "stale" });
    return [erasure];
  }
}
