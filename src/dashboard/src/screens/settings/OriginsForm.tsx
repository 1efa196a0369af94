import { useState, type FormEvent } from "react";
import { Button, Textarea } from "@mantine/core";
import { useMutation } from "urql";
import { ChangeOriginsDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import { originsIn, originsProblem } from "./origins";
import style from "./settings.module.css";

/** Whose pages may send for the site. */
export function OriginsForm() {
  const site = useSite();
  const [text, setText] = useState(site.origins.join("\n"));
  const [result, changeOrigins] = useMutation(ChangeOriginsDocument);
  const origins = originsIn(text);
  const problem = originsProblem(origins);
  const same = origins.right.join(" ") === site.origins.join(" ");

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (problem === null) void changeOrigins({ site: site.id, origins: origins.right });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <Textarea
        className={style.wide}
        classNames={{ input: "mono" }}
        label="Origins, one a line"
        description="Scheme, host and port, as in https://shop.example."
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={false}
        value={text}
        error={problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {result.error && <Trouble error={result.error} />}
      <Button type="submit" disabled={same || problem !== null} loading={result.fetching}>
        Change the origins
      </Button>
      <p className="quiet small">It holds at once, on every server. Pages of other origins are refused.</p>
    </form>
  );
}
