import { useState, type FormEvent } from "react";
import { Anchor, Button, PasswordInput } from "@mantine/core";
import { useMutation } from "urql";
import { ChangePasswordDocument } from "../../api/contract";
import { signIn, signOut } from "../../api/token";
import { Trouble } from "../../app/states";
import { Entrance } from "./Entrance";
import { forgetOneTimePassword, oneTimePassword } from "./oneTimePassword";
import { useTitle } from "../../app/useTitle";

/** The server's own rule, said before the server has to say it. */
const shortest = 12;

export function NewPasswordScreen() {
  useTitle("Choose a password");
  const [change, changePassword] = useMutation(ChangePasswordDocument);
  const [known] = useState(oneTimePassword);
  const [current, setCurrent] = useState(known ?? "");
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState("");
  const [asked, setAsked] = useState(false);
  const tooShort = chosen.length < shortest;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (tooShort || chosen !== again) return;
    const { data } = await changePassword({ current, new: chosen });
    if (data === undefined) return;
    forgetOneTimePassword();
    signIn(data.changePassword);
  }

  return (
    <Entrance
      title="Choose a password"
      words={`The one you signed in with works once. Choose your own, of at least ${shortest} characters; a few words in a row do well.`}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        {known === null && (
          <PasswordInput
            label="One-time password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          autoFocus
          value={chosen}
          error={asked && tooShort && `At least ${shortest} characters; these are ${chosen.length}.`}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <PasswordInput
          label="The same again"
          autoComplete="new-password"
          value={again}
          error={asked && !tooShort && chosen !== again && "The two differ."}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        {change.error && <Trouble error={change.error} />}
        <Button type="submit" loading={change.fetching}>
          Keep this password
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={signOut}>
          Sign in as somebody else
        </Anchor>
      </form>
    </Entrance>
  );
}
