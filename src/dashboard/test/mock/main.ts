// `npm run mock`: the mock with a month of visits and people who go on clicking.
import { chance } from "./chance";
import { pages } from "./pages";
import { startMock } from "./server";

const { origin, mock } = await startMock(Number(process.env["PORT"] ?? 5081));
const random = chance(3);
for (let n = 0; n < 240; n++)
  mock.world.addVisit(Date.now() - Math.floor(random.unit() ** 2 * 30 * 86_400_000));
let visit = mock.world.addVisit(Date.now());
setInterval(() => {
  visit.lastAt = Date.now();
  if (random.below(6) === 0) visit = mock.world.addVisit(Date.now());
  else mock.world.clickSomewhere(visit, random.pick(pages));
}, 1500);
if (process.env["SIGNED_UP"] !== undefined) mock.mustChangePassword = false;
console.log(`${origin}\nlogin: owner, password: ${mock.password}`);
