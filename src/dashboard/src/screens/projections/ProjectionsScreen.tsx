import { useEffect } from "react";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "urql";
import {
  ProjectionsDocument,
  RebuildProjectionDocument,
  type ProjectionPartsFragment,
} from "../../api/contract";
import { Loading, Trouble } from "../../app/states";
import style from "./projections.module.css";
import { useTitle } from "../../app/useTitle";

/** While something is built its progress is asked for this often; else, for position and trouble, seldom. */
const pace = { building: 1000, quiet: 5000 };

export default function ProjectionsScreen() {
  useTitle("Projections");
  const [{ data, error }, ask] = useQuery({ query: ProjectionsDocument, requestPolicy: "cache-and-network" });
  const building =
    data?.projections.some((one) => one.generations.some(({ state }) => isUnderway(state))) ?? false;
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (!document.hidden) ask({ requestPolicy: "network-only" });
      },
      building ? pace.building : pace.quiet,
    );
    return () => clearInterval(timer);
  }, [ask, building]);
  return (
    <>
      <h1>Projections</h1>
      <p className={style.words}>
        Every number here is folded from the log of events. A projection can be folded afresh at any time; the
        live generation serves until the new one has caught up.
      </p>
      {error && <Trouble error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {data === undefined && error === undefined && <Loading what="projections" />}
      {data?.projections.map((projection) => (
        <Projection key={projection.name} projection={projection} />
      ))}
    </>
  );
}

function Projection({ projection }: { projection: ProjectionPartsFragment }) {
  const { name, codeVersion, generations } = projection;
  const [result, rebuild] = useMutation(RebuildProjectionDocument);
  const building = generations.some(({ state }) => isUnderway(state));
  return (
    <section className={style.projection} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className="quiet small">code version {codeVersion}</span>
        <Button
          variant="default"
          size="xs"
          loading={result.fetching}
          disabled={building}
          onClick={() => void rebuild({ name })}
        >
          {building ? "Being rebuilt" : "Rebuild"}
        </Button>
      </header>
      {result.error && <Trouble error={result.error} />}
      <ul>
        {generations.map((generation) => (
          <Generation key={generation.id} generation={generation} />
        ))}
      </ul>
    </section>
  );
}

const states = { BUILDING: "Building", FOLLOWING: "Nearly built", LIVE: "Live", RETIRED: "Retired" };

const isUnderway = (state: keyof typeof states) => state === "BUILDING" || state === "FOLLOWING";

function Generation({ generation }: { generation: ProjectionPartsFragment["generations"][number] }) {
  const { id, scope, definitionsVersion, state, position, trouble, progress } = generation;
  return (
    <li data-state={state} data-trouble={trouble !== null}>
      <span className={style.state}>{trouble === null ? states[state] : "Stopped"}</span>
      <span>
        Generation {id}, {scope === "*" ? "all sites" : `site ${scope}`}, definitions v{definitionsVersion}
      </span>
      <span className="quiet figures">position {position}</span>
      {isUnderway(state) && (
        <span className={style.progress}>
          <progress value={progress} aria-label={`Progress of generation ${id}`} />
          <span className="figures">{Math.floor(progress * 100)} %</span>
        </span>
      )}
      {trouble !== null && (
        <p className={style.trouble} role="alert">
          {trouble}
        </p>
      )}
    </li>
  );
}
