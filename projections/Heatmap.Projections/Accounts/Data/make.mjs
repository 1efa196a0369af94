// Makes personal-mail.txt again, out of the npm packages below:
//   npm install --no-save free-email-domains@1.12.6 disposable-email-domains@1.0.62 && node make.mjs
// A domain whose parent is in the list is left out: subdomains count with it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const listed = [
  ...load('free-email-domains/domains.json'),
  ...load('disposable-email-domains/index.json'),
  ...load('disposable-email-domains/wildcard.json'),
];
const domains = new Set(listed.map((domain) => domain.trim().toLowerCase()).filter((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)));

const hasParent = (domain) => {
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
    if (domains.has(domain.slice(dot + 1))) return true;
  }
  return false;
};

const title = "# E-mail domains that are nobody's company. Made by make.mjs from free-email-domains 1.12.6 and disposable-email-domains 1.0.62 (npm, MIT).";
const kept = [...domains].filter((domain) => !hasParent(domain)).sort();
writeFileSync(new URL('personal-mail.txt', import.meta.url), [title, ...kept, ''].join('\n'));
