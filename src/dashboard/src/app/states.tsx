import type { ReactNode } from "react";
import { Alert, Button, Loader } from "@mantine/core";
import type { CombinedError } from "urql";
import { problemOf } from "../api/problem";
import style from "./states.module.css";

export const Loading = ({ what }: { what: string }) => (
  <div className={style.waiting} role="status">
    <Loader size="sm" type="dots" />
    <span>Loading {what}…</span>
  </div>
);

/** An error as a person can use it: what went wrong, what to do, and a button where trying again may help. */
export function Trouble({ error, retry }: { error: CombinedError; retry?: () => void }) {
  const { title, advice } = problemOf(error);
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <p>{advice}</p>
      {retry && (
        <Button mt="sm" size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

export const Empty = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={style.empty}>
    <h2>{title}</h2>
    {children}
  </section>
);
