import { lazy, Suspense, type ReactNode } from "react";
import { useQuery } from "urql";
import { Redirect, Route, Switch } from "wouter";
import { SitesDocument } from "../api/contract";
import { useAddress } from "../screens/heatmap/address";
import { PageList } from "../screens/heatmap/PageList";
import { Frame } from "./Frame";
import { RoleContext } from "./role";
import { SiteContext } from "./site";
import { Empty, Loading, Trouble } from "./states";

const HeatScreen = lazy(() => import("../screens/heatmap/HeatScreen"));
const SessionsScreen = lazy(() => import("../screens/sessions/SessionsScreen"));
const SessionScreen = lazy(() => import("../screens/session/SessionScreen"));
const LiveScreen = lazy(() => import("../screens/live/LiveScreen"));
const FunnelsScreen = lazy(() => import("../screens/funnels/FunnelsScreen"));
const FunnelScreen = lazy(() => import("../screens/funnels/FunnelScreen"));
const FunnelEditor = lazy(() => import("../screens/funnels/FunnelEditor"));
const AccountsScreen = lazy(() => import("../screens/accounts/AccountsScreen"));
const LinksScreen = lazy(() => import("../screens/accounts/links/LinksScreen"));
const RulesScreen = lazy(() => import("../screens/accounts/rules/RulesScreen"));
const ErrorsScreen = lazy(() => import("../screens/errors/ErrorsScreen"));
const ErrorScreen = lazy(() => import("../screens/errors/ErrorScreen"));
const VitalsScreen = lazy(() => import("../screens/vitals/VitalsScreen"));
const InspectorScreen = lazy(() => import("../screens/inspector/InspectorScreen"));
const SettingsScreen = lazy(() => import("../screens/settings/SettingsScreen"));
const ProjectionsScreen = lazy(() => import("../screens/projections/ProjectionsScreen"));

/** Everything behind the login. */
export default function Inside() {
  const [{ data, error }, retry] = useQuery({ query: SitesDocument });
  const first = data?.sites[0];
  if (data === undefined)
    return (
      <main className="screen">
        {error ? <Trouble error={error} retry={() => retry()} /> : <Loading what="your sites" />}
      </main>
    );
  if (first === undefined)
    return (
      <main className="screen">
        <Empty title="No site yet">
          <p>Your organisation has no site. Its owner adds one on the command line of the server.</p>
        </Empty>
      </main>
    );
  return (
    <Switch>
      <Route path="/projections">
        <Frame sites={data.sites} site={null}>
          <Screen>
            <ProjectionsScreen />
          </Screen>
        </Frame>
      </Route>
      <Route path="/sites/:site/*?">
        {({ site: id }) => {
          const site = data.sites.find((one) => one.id === id);
          if (site === undefined) return <Redirect to={`/sites/${first.id}/heatmap`} replace />;
          return (
            <Frame sites={data.sites} site={site}>
              <SiteContext value={site}>
                <RoleContext value={data.me?.role ?? null}>
                  <SiteScreens key={site.id} />
                </RoleContext>
              </SiteContext>
            </Frame>
          );
        }}
      </Route>
      <Route>
        <Redirect to={`/sites/${first.id}/heatmap`} replace />
      </Route>
    </Switch>
  );
}

const SiteScreens = () => (
  <Screen>
    <Switch>
      <Route path="/sites/:site/heatmap">
        <HeatmapRoute />
      </Route>
      <Route path="/sites/:site/sessions" component={SessionsScreen} />
      <Route path="/sites/:site/sessions/:id">{({ id }) => <SessionScreen key={id} id={id} />}</Route>
      <Route path="/sites/:site/live" component={LiveScreen} />
      <Route path="/sites/:site/funnels" component={FunnelsScreen} />
      <Route path="/sites/:site/funnels/new">
        <FunnelEditor key="new" id={null} />
      </Route>
      <Route path="/sites/:site/funnels/:id/edit">{({ id }) => <FunnelEditor key={id} id={id} />}</Route>
      <Route path="/sites/:site/funnels/:id">{({ id }) => <FunnelScreen key={id} id={id} />}</Route>
      <Route path="/sites/:site/accounts" component={AccountsScreen} />
      <Route path="/sites/:site/accounts/rules" component={RulesScreen} />
      <Route path="/sites/:site/accounts/links" component={LinksScreen} />
      <Route path="/sites/:site/errors" component={ErrorsScreen} />
      <Route path="/sites/:site/errors/:fingerprint">
        {({ fingerprint }) => <ErrorScreen key={fingerprint} fingerprint={fingerprint} />}
      </Route>
      <Route path="/sites/:site/vitals" component={VitalsScreen} />
      <Route path="/sites/:site/inspector" component={InspectorScreen} />
      <Route path="/sites/:site/settings" component={SettingsScreen} />
      <Route>
        <Redirect to="~/" replace />
      </Route>
    </Switch>
  </Screen>
);

function HeatmapRoute() {
  const page = useAddress().page;
  return page === null ? <PageList /> : <HeatScreen key={page} page={page} />;
}

const Screen = ({ children }: { children: ReactNode }) => (
  <Suspense fallback={<Loading what="the page" />}>{children}</Suspense>
);
