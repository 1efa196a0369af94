// Leaf & Loam: the checkout, and who has ordered. After shop.js, whose words it uses.
"use strict";

function checkout() {
  const form = find("#checkout");
  const summary = find("#lines");

  function costs() {
    const goods = basket.lines().reduce((sum, line) => sum + priceOf(line) * line.count, 0);
    return { goods, delivery: goods === 0 || goods >= 5000 ? 0 : 590 };
  }
  function show() {
    const lines = basket.lines();
    summary.innerHTML = lines
      .map((line, at) => {
        const { name, tint } = PLANTS[line.plant];
        return `<li><span class="tint-${line.plant}" data-tint="${tint}">${picture(line.plant)}</span>
          <span><b>${name}</b><br><span class="soft small">${SIZES[line.size][0]} · ${line.count} pc.</span>
          <button type="button" data-at="${at}">Remove</button></span><b>${euros(priceOf(line) * line.count)}</b></li>`;
      })
      .join("");
    for (const place of all("[data-tint]", summary)) place.style.setProperty("--tint", place.dataset.tint);
    const { goods, delivery } = costs();
    find("#empty").hidden = lines.length > 0;
    find("#goods").textContent = euros(goods);
    find("#delivery").textContent = delivery ? euros(delivery) : "free";
    find("#total").textContent = euros(goods + delivery);
    find("#pay").textContent = goods ? `Pay ${euros(goods + delivery)}` : "Pay";
  }
  summary.addEventListener("click", (event) => {
    const at = event.target.dataset?.at;
    if (at === undefined) return;
    basket.save(basket.lines().filter((_, index) => index !== Number(at)));
    show();
  });

  const digits = (value) => value.replace(/\D/g, "");
  const RULES = {
    name: (value) => value.trim().length > 2 || "Please tell us your name.",
    email: (value) => /^\S+@\S+\.\S{2,}$/.test(value) || "That doesn't look like an e-mail address.",
    address: (value) => value.trim().length > 5 || "We need a street and a number.",
    postcode: (value) => /^[\w -]{3,10}$/.test(value) || "Please check the postcode.",
    city: (value) => value.trim().length > 1 || "Please tell us the town.",
    card: (value) => /^\d{13,19}$/.test(digits(value)) || "A card number has 13 to 19 digits.",
    expiry: (value) => /^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/.test(value) || "As on the card: MM / YY.",
    code: (value) => /^\d{3,4}$/.test(value) || "Three or four digits.",
    terms: (_, input) => input.checked || "Please agree to the terms.",
  };
  function check(input) {
    const told = RULES[input.name]?.(input.value, input) ?? true;
    const message = find(`#${input.name}-error`);
    input.setAttribute("aria-invalid", String(told !== true));
    message.textContent = told === true ? "" : told;
    message.hidden = told === true;
    return told === true;
  }
  const inputs = Object.keys(RULES).map((name) => form.elements[name]);
  for (const input of inputs) input.addEventListener("change", () => check(input));
  find("#card").addEventListener("input", ({ target }) => {
    target.value = digits(target.value).slice(0, 19).replace(/(\d{4})(?=\d)/g, "$1 ");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = inputs.filter((input) => !check(input));
    if (wrong.length) return wrong[0].focus();
    const { goods, delivery } = costs();
    const pieces = basket.lines().reduce((sum, line) => sum + line.count, 0);
    tell("ordered", { total: (goods + delivery) / 100, pieces });
    basket.save([]);
    acquaintance(form.elements.email.value);
    find("#shopping").hidden = true;
    find("#thanks").hidden = false;
    scrollTo(0, 0);
  });
  show();
}

/** Who has ordered may say who they are, by the address that they gave, and take that back. */
function acquaintance(email) {
  const [known, forgotten, answer] = all("#know-me, #forget-me, #known-answer");
  const say = (text, isKnown) => {
    known.hidden = isKnown;
    forgotten.hidden = !isKnown;
    (isKnown ? forgotten : known).focus(); // The button that had it may be hidden now.
    answer.textContent = text;
  };
  find("#known-email").textContent = email;
  known.addEventListener("click", () => {
    const refused = () => window.heatmap?.counts?.identify ?? 0;
    const before = refused();
    ask(["optIn", ["analytics", "personalization"]], ["identify", { email }]);
    if (Array.isArray(window.heatmap)) say("Heatmap has not loaded in this page. It is told when it has, if that is before you leave.", true);
    else if (refused() > before) say("Your address was not sent: Heatmap takes none from browsers that ask not to be tracked.", false);
    else say("Thank you, you are known now.", true);
  });
  forgotten.addEventListener("click", () => {
    ask(["optOut"]);
    say("Nothing that you do in this tab is captured any more. What was sent before stays until the shop has Heatmap forget you.", false);
  });
}

checkout();
