import { useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { SitePartsFragment } from "../api/contract";
import { useConnection } from "../api/connection";
import { signOut } from "../api/token";
import { ActionIcon, Tooltip } from "@mantine/core";
import { Leave, Mark } from "./icons";
import { SchemeSwitch } from "./SchemeSwitch";
import style from "./frame.module.css";

type Sites = readonly SitePartsFragment[];

/** The bar above every screen: which site, which screen, is it live, light or dark, sign out. */
export function Frame({
  sites,
  site,
  children,
}: {
  sites: Sites;
  site: SitePartsFragment | null;
  children: ReactNode;
}) {
  return (
    <>
      <a className={style.skip} href="#content">
        Skip to the content
      </a>
      <header className={style.bar}>
        <div className={style.inner}>
          <Link href="/" className={style.home} aria-label="Heatmap, to the first site">
            <Mark />
          </Link>
          <SiteChoice sites={sites} site={site} />
          <Screens site={site ?? sites[0] ?? null} />
          <div className={style.end}>
            <Liveness />
            <SchemeSwitch />
            <Tooltip label="Sign out">
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Sign out" onClick={signOut}>
                <Leave />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      </header>
      <main id="content" className="screen" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function SiteChoice({ sites, site }: { sites: Sites; site: SitePartsFragment | null }) {
  const [path, go] = useLocation();
  const screen = /^\/sites\/[^/]+\/(\w+)/.exec(path)?.[1] ?? "heatmap";
  if (sites.length === 1 && site !== null) return <strong className={style.site}>{site.name}</strong>;
  return (
    <select
      className={style.choice}
      aria-label="Site"
      value={site?.id ?? ""}
      onChange={(event) => go(`/sites/${event.currentTarget.value}/${screen}`)}
    >
      {site === null && <option value="">All sites</option>}
      {sites.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

function Screens({ site }: { site: SitePartsFragment | null }) {
  const [path] = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is longer than the screen: where one is must not lie outside of it.
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (!nav.current || !here) return;
    const middle = here.offsetLeft - nav.current.offsetLeft + here.offsetWidth / 2;
    nav.current.scrollLeft = middle - nav.current.clientWidth / 2;
  }, [path]);
  const screens = [
    ...[
      "heatmap",
      "live",
      "sessions",
      "accounts",
      "funnels",
      "errors",
      "vitals",
      "inspector",
      "settings",
    ].map((name) => ({
      name: name[0]?.toUpperCase() + name.slice(1),
      to: `/sites/${site?.id ?? ""}/${name}`,
    })),
    { name: "Projections", to: "/projections" },
  ];
  return (
    <nav ref={nav} className={style.screens} aria-label="Screens">
      {screens.map(({ name, to }) => (
        <Link key={to} href={to} aria-current={path.startsWith(to) ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

const words = { idle: null, open: "Live", lost: "Reconnecting…" };

function Liveness() {
  const { state } = useConnection();
  return (
    <span className={style.live} data-state={state} role="status">
      {words[state]}
    </span>
  );
}
