// What the visitor does in a minute: the same movements, clicks, keys and pauses on whatever tracker.
const ROUNDS = 6;

/**
 * @param {import("playwright-core").Page} page
 * @param {number} seconds How long the whole visit lasts.
 */
export async function visit(page, seconds) {
  const began = performance.now();
  const until = (share) => wait(began + seconds * 1000 * share - performance.now());
  for (let round = 0; round < ROUNDS; round++) {
    const at = (part) => until((round + part) / ROUNDS);
    await wander(page, round);
    await at(0.35);
    await page.mouse.wheel(0, 500 + 40 * round);
    await at(0.45);
    await page
      .locator("button.add:visible")
      .nth(3 + round)
      .click();
    await at(0.6);
    if (round % 2 === 0)
      await page
        .locator("a.name:visible")
        .nth(2 + round)
        .click();
    else await search(page, round);
    await at(0.8);
    await page.mouse.wheel(0, round % 3 === 2 ? -900 : 700);
    if (round === ROUNDS - 1) await order(page);
    await at(1);
  }
}

/** Across the page in a curve, some sixty points. */
async function wander(page, round) {
  for (let step = 0; step <= 60; step++) {
    const turn = (step / 60) * Math.PI * 2 + round;
    await page.mouse.move(480 + 300 * Math.cos(turn), 360 + 200 * Math.sin(turn));
    await wait(16);
  }
}

async function search(page, round) {
  await page.fill("#search", "");
  await page.locator("#search").pressSequentially(`${round}`, { delay: 60 });
  await page.fill("#search", "");
}

async function order(page) {
  await page.locator("[name=name]").pressSequentially("Ada Example", { delay: 30 });
  await page.locator("[name=street]").pressSequentially("Long Street 12", { delay: 30 });
  await page.locator("#order button").click();
}

/** The pace of the script: time passes here because the visitor does nothing. */
const wait = (milliseconds) =>
  milliseconds > 0 ? new Promise((done) => setTimeout(done, milliseconds)) : undefined;
