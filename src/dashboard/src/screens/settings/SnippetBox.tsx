import { CopyButton, Button } from "@mantine/core";
import { Copy, Tick } from "../../app/icons";
import style from "./snippetBox.module.css";

export const SnippetBox = ({ snippet }: { snippet: string }) => (
  <div className={style.box}>
    <pre tabIndex={0} aria-label="Snippet">
      {snippet}
    </pre>
    <CopyButton value={snippet}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          leftSection={copied ? <Tick size={15} /> : <Copy size={15} />}
          onClick={copy}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
      )}
    </CopyButton>
  </div>
);
