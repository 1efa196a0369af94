import { Button } from "@mantine/core";
import { useMutation } from "urql";
import { ChangeOriginsDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import style from "./inspector.module.css";

/** Lets the pages of an origin send from now on; the request that was refused is not taken by it. */
export function AllowOrigin({ origin }: { origin: string }) {
  const site = useSite();
  const [result, changeOrigins] = useMutation(ChangeOriginsDocument);
  if (site.origins.includes(origin))
    return <p className="quiet small">Allowed meanwhile: what this origin sends is taken.</p>;
  return (
    <div className={style.allow}>
      <Button
        size="xs"
        variant="default"
        aria-label={`Allow ${origin}`}
        loading={result.fetching}
        onClick={() => void changeOrigins({ site: site.id, origins: [...site.origins, origin] })}
      >
        Allow this origin
      </Button>
      <span className="quiet small">If its pages are yours. It holds at once.</span>
      {result.error && <Trouble error={result.error} />}
    </div>
  );
}
