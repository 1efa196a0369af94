// Leaf & Loam: the demo shop's own behaviour. Plain JavaScript; Heatmap comes in by the snippet in <head> as it would
// on anybody's site, and is told of what a shop would tell. What fails to answer does so on purpose and says so.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const euros = (cents) => (cents / 100).toLocaleString("en-IE", { style: "currency", currency: "EUR" });
const picture = (id) => `<svg viewBox="0 0 400 450" aria-hidden="true"><use href="plants.svg#${id}"></use></svg>`;

/* The catalogue: id, name, line, price, sale price, tint. The pages hold the same in their own text. */
const PLANTS = {
  monstera: { name: "Monstera", line: "The one everybody draws", price: 3900, tint: "#e7ede2" },
  "fiddle-fig": { name: "Fiddle-leaf fig", line: "Tall, proud, a little sulky", price: 6400, sale: 5200, tint: "#f4e9dc" },
  "snake-plant": { name: "Snake plant", line: "Thrives on being forgotten", price: 2400, tint: "#e3eaee" },
  "string-of-pearls": { name: "String of pearls", line: "Hangs where nobody dusts", price: 2200, sale: 1650, tint: "#eef0e0" },
  calathea: { name: "Calathea", line: "Folds its leaves at night", price: 3100, tint: "#f6e5e0" },
  pilea: { name: "Pilea", line: "Gives its children away", price: 1800, tint: "#f8efd4" },
  "zz-plant": { name: "ZZ plant", line: "Lives in the hallway, happily", price: 2900, tint: "#e8e7ea" },
  "rubber-plant": { name: "Rubber plant", line: "Dark leaves, red new ones", price: 4400, tint: "#f3e2de" },
  "boston-fern": { name: "Boston fern", line: "Wants the bathroom window", price: 2700, sale: 1990, tint: "#eaf1df" },
  aloe: { name: "Aloe", line: "A kitchen's first aid", price: 1600, tint: "#e4efe9" },
  pothos: { name: "Golden pothos", line: "Grows a hand a week", price: 1900, tint: "#eff3dc" },
  paradise: { name: "Bird of paradise", line: "Waits years, then shows off", price: 7800, tint: "#fbe9d6" },
};
const SIZES = { s: ["Small", 0.75], m: ["Medium", 1], l: ["Large", 1.6] };
const priceOf = ({ plant, size }) => Math.round(((PLANTS[plant].sale ?? PLANTS[plant].price) * SIZES[size][1]) / 10) * 10;

/* Before the snippet's script is there, what it is told waits in an array. */
const ask = (...calls) => (window.heatmap ??= []).push(...calls);
const tell = (name, properties) => ask(["track", name, properties]);

/* The basket lives as long as the tab. */
const basket = {
  lines: () => JSON.parse(sessionStorage.getItem("basket") ?? "[]"),
  save(lines) {
    sessionStorage.setItem("basket", JSON.stringify(lines));
    showCount();
  },
  add(plant, size, count) {
    const lines = basket.lines();
    const same = lines.find((line) => line.plant === plant && line.size === size);
    if (same) same.count += count;
    else lines.push({ plant, size, count });
    basket.save(lines);
  },
};

function showCount() {
  const count = basket.lines().reduce((sum, line) => sum + line.count, 0);
  find("#basket b").textContent = count;
}

/** One of several buttons is pressed in. */
function oneOf(buttons, chosen) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
}

function catalogue() {
  const shelf = find("#shelf");
  const cards = all("li", shelf);
  const filters = all(".filters button");
  for (const button of filters)
    button.addEventListener("click", () => {
      oneOf(filters, button);
      const tag = button.dataset.tag;
      for (const card of cards) card.hidden = tag !== "all" && !card.dataset.tags.split(" ").includes(tag);
      const shown = cards.filter((card) => !card.hidden).length;
      find("#shown").textContent = `${shown} ${shown === 1 ? "plant" : "plants"}`;
    });
  find("#sort").addEventListener("change", (event) => {
    const by = { price: (a, b) => a.dataset.price - b.dataset.price, name: (a, b) => a.dataset.name.localeCompare(b.dataset.name) };
    shelf.append(...(by[event.target.value] ? [...cards].sort(by[event.target.value]) : cards));
  });
  // #load-more and #dead-banner look alive and are not: on purpose, so that there is something to find.
}

function product() {
  const given = new URLSearchParams(location.search).get("plant");
  const id = PLANTS[given] ? given : "monstera";
  const plant = PLANTS[id];
  let size = "m";
  let count = 1;

  document.title = `${plant.name} · Leaf & Loam`;
  for (const place of all("[data-plant-name]")) place.textContent = plant.name;
  find("#line").textContent = plant.line + ".";
  const stage = find("#stage");
  stage.style.setProperty("--tint", plant.tint);
  find(".thumbs").style.setProperty("--tint", plant.tint);
  for (const use of all(".stage use, .thumbs use")) use.setAttribute("href", `plants.svg#${id}`);

  const show = () => {
    const now = euros(priceOf({ plant: id, size }));
    const before = euros(Math.round((plant.price * SIZES[size][1]) / 10) * 10);
    find("#price").innerHTML = plant.sale ? `<s>${before}</s><ins>${now}</ins>` : now;
    find("#count").textContent = count;
  };
  const thumbs = all(".thumbs button");
  thumbs.forEach((thumb, view) =>
    thumb.addEventListener("click", () => {
      oneOf(thumbs, thumb);
      stage.dataset.view = view;
    }),
  );
  for (const radio of all("[name=size]"))
    radio.addEventListener("change", () => {
      size = radio.value;
      show();
    });
  const step = (by) => () => {
    count = Math.min(Math.max(count + by, 1), 9);
    show();
  };
  find("#fewer").addEventListener("click", step(-1));
  find("#more").addEventListener("click", step(1));
  find("#buy").addEventListener("click", () => {
    basket.add(id, size, count);
    tell("added to basket", { plant: id, size, pieces: count, price: priceOf({ plant: id, size }) / 100 });
    find("#added").hidden = false;
  });
  // The guide's window was never made, so that this fails: on purpose.
  find("#size-guide").addEventListener("click", () => find("#guide").showModal());

  const tabs = all("[role=tab]");
  for (const tab of tabs)
    tab.addEventListener("click", () => {
      for (const other of tabs) {
        other.setAttribute("aria-selected", String(other === tab));
        find(`#${other.getAttribute("aria-controls")}`).hidden = other !== tab;
      }
    });
  show();
}

function plans() {
  const periods = all(".switch button");
  for (const button of periods)
    button.addEventListener("click", () => {
      oneOf(periods, button);
      const yearly = button.id === "yearly";
      for (const cost of all("[data-monthly]")) cost.textContent = yearly ? cost.dataset.yearly : cost.dataset.monthly;
      for (const per of all("[data-per]")) per.textContent = yearly ? "a month, paid by the year" : "a month";
    });
  for (const button of all(".plan .button"))
    button.addEventListener("click", () => {
      const chosen = find("#chosen");
      chosen.hidden = false;
      find("b", chosen).textContent = button.dataset.plan;
    });
}

function article() {
  const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver(
    (entries) => {
      const entry = entries.find(({ isIntersecting }) => isIntersecting);
      if (!entry) return;
      for (const [id, link] of links)
        if (id === entry.target.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
    },
    { rootMargin: "-15% 0px -70% 0px" },
  );
  for (const heading of all(".prose h2[id]")) watcher.observe(heading);
}

function newsletter() {
  find("#newsletter").addEventListener("submit", (event) => {
    event.preventDefault();
    find("#newsletter").hidden = true;
    find("#subscribed").hidden = false;
  });
}

showCount();
newsletter();
({ catalogue, product, plans, article })[document.body.dataset.page]?.();
