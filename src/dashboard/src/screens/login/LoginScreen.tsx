import { useState, type FormEvent } from "react";
import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "urql";
import { Redirect } from "wouter";
import { AwaitsSetUpDocument, LoginDocument } from "../../api/contract";
import { signIn, useSigning } from "../../api/token";
import { Trouble } from "../../app/states";
import { Entrance } from "./Entrance";
import { rememberOneTimePassword } from "./oneTimePassword";
import { useTitle } from "../../app/useTitle";

export function LoginScreen() {
  useTitle("Sign in");
  const signing = useSigning();
  const [installation, retry] = useQuery({ query: AwaitsSetUpDocument });
  const [attempt, login] = useMutation(LoginDocument);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { data } = await login({ login: name, password });
    if (data === undefined) return;
    if (data.login.mustChangePassword) rememberOneTimePassword(password);
    signIn(data.login);
  }

  if (installation.data?.awaitsSetUp === true) return <Redirect to="/set-up" replace />;
  const expired = signing.token === null && signing.because === "expired";
  return (
    <Entrance title="Sign in">
      {expired && (
        <Alert variant="light" role="status">
          Your login has ended, as it does after a while. Sign in again and you are back where you were.
        </Alert>
      )}
      {installation.error && <Trouble error={installation.error} retry={() => retry()} />}
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Login"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {attempt.error && <Trouble error={attempt.error} />}
        <Button type="submit" loading={attempt.fetching}>
          Sign in
        </Button>
      </form>
    </Entrance>
  );
}
