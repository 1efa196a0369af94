import { lazy, Suspense } from "react";
import { Redirect, Route, Switch, useLocation, useSearchParams } from "wouter";
import { useSigning } from "../api/token";
import { LoginScreen } from "../screens/login/LoginScreen";
import { NewPasswordScreen } from "../screens/login/NewPasswordScreen";
import { Loading } from "./states";

const SetUpScreen = lazy(() => import("../screens/set-up/SetUpScreen"));
const Inside = lazy(() => import("./Inside"));

/** Which side of the login the person is on, and so what there is to see. */
export function Doors() {
  const signing = useSigning();
  if (signing.token === null) return <Outside />;
  if (signing.mustChangePassword) return <NewPasswordScreen />;
  return (
    <Suspense fallback={<Loading what="the dashboard" />}>
      <Switch>
        <Route path="/login">
          <BackToWhereYouWere />
        </Route>
        <Route path="/set-up">
          <Redirect to="/" replace />
        </Route>
        <Route>
          <Inside />
        </Route>
      </Switch>
    </Suspense>
  );
}

function Outside() {
  const [path] = useLocation();
  const wanted = path === "/" ? "" : `?next=${encodeURIComponent(path + location.search)}`;
  return (
    <Suspense fallback={<Loading what="the page" />}>
      <Switch>
        <Route path="/login">
          <LoginScreen />
        </Route>
        <Route path="/set-up">
          <SetUpScreen />
        </Route>
        <Route>
          <Redirect to={`/login${wanted}`} replace />
        </Route>
      </Switch>
    </Suspense>
  );
}

function BackToWhereYouWere() {
  const [search] = useSearchParams();
  const next = search.get("next") ?? "/";
  // Only paths of this dashboard: an address of elsewhere in ?next= must not send anyone there.
  return <Redirect to={/^\/(?![/\\])/.test(next) ? next : "/"} replace />;
}
