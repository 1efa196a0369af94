import { useState, type FormEvent } from "react";
import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "urql";
import { SetUpDocument } from "../../api/contract";
import { signIn } from "../../api/token";
import { Trouble } from "../../app/states";
import { Entrance } from "../login/Entrance";
import { originsIn, originsProblem } from "../settings/origins";
import { useTitle } from "../../app/useTitle";

const nothing = { code: "", organization: "", login: "", password: "", site: "", origins: "" };

export default function SetUpScreen() {
  useTitle("Set up");
  const [result, setUp] = useMutation(SetUpDocument);
  const [form, setForm] = useState(nothing);
  const [asked, setAsked] = useState(false);
  const origins = originsIn(form.origins);
  const originsError = originsProblem(origins);
  const passwordShort = form.password.length < 12;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (passwordShort || originsError !== null) return;
    const { data } = await setUp({ ...form, origins: origins.right });
    if (data !== undefined) signIn(data.setUp);
  }

  const field = (name: keyof typeof nothing) => ({
    required: true,
    withAsterisk: false,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Entrance
      title="Set up Heatmap"
      words="This installation is new. It takes a minute; everything can be changed later."
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Set-up code"
          description="Printed where the server was started."
          autoFocus
          autoComplete="off"
          {...field("code")}
        />
        <TextInput label="Organisation" autoComplete="organization" {...field("organization")} />
        <TextInput label="Your login" autoComplete="username" {...field("login")} />
        <PasswordInput
          label="Your password"
          description="At least 12 characters."
          autoComplete="new-password"
          error={asked && passwordShort && "At least 12 characters."}
          {...field("password")}
        />
        <TextInput label="First site" placeholder="Lamp shop" {...field("site")} />
        <Textarea
          label="Origins of the site's pages"
          description="One a line. The first is where heat is drawn over the page."
          placeholder={"https://shop.example\nhttps://www.shop.example"}
          autosize
          minRows={2}
          error={asked && originsError}
          {...field("origins")}
        />
        {result.error && <Trouble error={result.error} />}
        <Button type="submit" loading={result.fetching}>
          Set up
        </Button>
      </form>
    </Entrance>
  );
}
