import type { Inspection } from "../../inspector/requests";

/** Said only where it is so: with one server it would be a puzzle. */
export const Nodes = ({ others }: Pick<Inspection, "others">) =>
  others && (
    <p className="quiet small">
      Several servers may take this site’s requests. These are the ones of the server that you are connected
      to.
    </p>
  );
