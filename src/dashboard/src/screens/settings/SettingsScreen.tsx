import type { ReactNode } from "react";
import { Link } from "wouter";
import { useSite } from "../../app/site";
import { BotChoice } from "./BotChoice";
import { DefinitionsForm } from "./DefinitionsForm";
import { EffectChoice } from "./EffectChoice";
import { Erasures } from "./Erasures";
import { IdentityChoice } from "./IdentityChoice";
import { OriginsForm } from "./OriginsForm";
import { PropertiesForm } from "./PropertiesForm";
import { kept } from "./retention";
import { RetentionForm } from "./RetentionForm";
import { SnippetBox } from "./SnippetBox";
import style from "./settings.module.css";
import { useTitle } from "../../app/useTitle";

export default function SettingsScreen() {
  const site = useSite();
  useTitle(`Settings of ${site.name}`);
  return (
    <>
      <h1>{site.name}</h1>
      <Section title="Snippet" words="Paste it before the closing </head> of every page.">
        <SnippetBox snippet={site.snippet} />
        <p className={style.after}>
          Does anything arrive, and if not, why?{" "}
          <Link href={`/sites/${site.id}/inspector`}>See each request</Link>
        </p>
      </Section>
      <Section
        title="Origins"
        words="Pages of these origins may send. The first is where heat is drawn over the page."
      >
        <OriginsForm key={site.origins.join(" ")} />
      </Section>
      <Section title="Rules" words={`How events are read. Version ${site.definitions.version} holds now.`}>
        <DefinitionsForm key={site.definitions.version} />
      </Section>
      <Section
        title="Own events"
        words="Properties of events of your own that funnels and intent rules may ask. All others are sealed, each visitor’s with a key of their own."
      >
        <PropertiesForm key={JSON.stringify(site.declaredEvents)} />
      </Section>
      <Section title="Forgetting" words="What forgetting a visitor does to the site’s totals, from now on.">
        <EffectChoice />
      </Section>
      <Section
        title="Strict mode"
        words="Nothing is stored on the device, and it has no id. Who counts as one visitor then, for page loads from now on."
      >
        <IdentityChoice />
      </Section>
      <Section title="Machines" words="What becomes of crawlers, automated browsers and rented servers.">
        <BotChoice />
      </Section>
      <Section title="Keeping" words={kept(site.retention)}>
        <RetentionForm key={`${site.retention.days} ${site.retention.months}`} />
      </Section>
      <Section title="Erasures" words="Every visitor forgotten so far, newest first.">
        <Erasures />
      </Section>
    </>
  );
}

const Section = ({ title, words, children }: { title: string; words: string; children: ReactNode }) => (
  <section className={style.section} aria-label={title}>
    <div>
      <h2>{title}</h2>
      <p className="quiet small">{words}</p>
    </div>
    <div>{children}</div>
  </section>
);
