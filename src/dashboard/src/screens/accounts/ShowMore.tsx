import { Button } from "@mantine/core";
import { Trouble } from "../../app/states";
import type { Further } from "./useFurther";
import style from "./accounts.module.css";

type Props = {
  of: Pick<Further<unknown>, "more" | "reading" | "error" | "readMore">;
  /** What there is more of. */
  what: string;
};

/** Reads the next page of a list, and says why when it couldn't. */
export const ShowMore = ({ of: { more, reading, error, readMore }, what }: Props) =>
  more && (
    <div className={style.further}>
      {error && <Trouble error={error} />}
      <Button variant="default" size="sm" loading={reading} onClick={readMore}>
        Show more {what}
      </Button>
    </div>
  );
