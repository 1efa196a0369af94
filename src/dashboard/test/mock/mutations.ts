import { GraphQLError } from "graphql";
import type {
  BotPolicy,
  DeclaredEventInput,
  DefinitionsInput,
  ErasureEffect,
  IntentRulesInput,
} from "../../src/api/contract";
import { intentRules, ruleSet } from "./accounts";
import { siteOf, type Context, type Mock } from "./resolvers";

/** Ids come as the text that they were sent as. */
type LinkAsked = { subject?: string; account?: string };
type Guard = <Asked, Answer>(answer: (asked: Asked) => Answer) => (asked: Asked, context: Context) => Answer;

const refuse = (message: string, code: string): never => {
  throw new GraphQLError(message, { extensions: { code } });
};

export function mutations(mock: Mock, guarded: Guard, projections: () => { name: string }[]) {
  const login = () => ({
    token: mock.token,
    expiresAt: new Date(mock.now() + 8 * 3600_000).toISOString(),
    mustChangePassword: mock.mustChangePassword,
  });
  return {
    login: (asked: { login: string; password: string }) =>
      asked.password === mock.password ? login() : refuse("Login or password is wrong.", "FORBIDDEN"),
    changePassword: guarded((asked: { current: string; new: string }) => {
      if (asked.current !== mock.password) refuse("The current password is wrong.", "FORBIDDEN");
      mock.password = asked.new;
      mock.mustChangePassword = false;
      mock.token = `${mock.token}+`; // The one-time token ends, as the real server's does.
      return login();
    }),
    setUp: (asked: { code: string; password: string }) => {
      if (asked.code !== "set-up-code") refuse("The set-up code is wrong.", "FORBIDDEN");
      mock.awaitsSetUp = false;
      mock.password = asked.password;
      return login();
    },
    forgetVisitor: guarded((asked: { visitor: { subject?: string } }) =>
      mock.world.forget(asked.visitor.subject ?? ""),
    ),
    changeOrigins: guarded(({ origins }: { origins: string[] }) => {
      mock.world.origins = origins;
      return siteOf(mock);
    }),
    chooseErasureEffect: guarded(({ effect }: { effect: ErasureEffect }) => {
      mock.world.effect = effect;
      return siteOf(mock);
    }),
    chooseBotPolicy: guarded(({ policy }: { policy: BotPolicy }) => {
      mock.world.botPolicy = policy;
      return siteOf(mock);
    }),
    chooseDailyIdentity: guarded(({ on }: { on: boolean }) => {
      mock.world.dailyIdentity = on;
      return siteOf(mock);
    }),
    declareProperties: guarded(({ events }: { events: DeclaredEventInput[] }) => {
      if (events.length > 50) refuse("A site declares properties of at most 50 events.", "TOO_MANY_EVENTS");
      mock.world.declaredEvents = events;
      return siteOf(mock);
    }),
    chooseRetention: guarded(({ days, months }: { days: number; months: number }) => {
      if (months * 28 < days + 4) refuse("Totals must be kept longer than events.", "BAD_RETENTION");
      mock.world.retention = { days, months };
      return siteOf(mock);
    }),
    changeDefinitions: guarded(({ definitions }: { definitions: DefinitionsInput }) => {
      const version = mock.world.definitions.version + 1;
      mock.world.definitions = { ...definitions, pages: [...definitions.pages], version };
      return siteOf(mock);
    }),
    linkAccount: guarded(({ what, account }: { what: LinkAsked; account: string }) => {
      if (what.subject != null) {
        mock.world.placeVisitor(what.subject, account);
        mock.world.say({ subject: what.subject, from: null, account, belongs: true });
      } else if (mock.world.mapped.has(account) && account !== what.account)
        refuse("That account is linked to another itself. Link to that one.", "BAD_ACCOUNT");
      else mock.world.mapAccount(what.account ?? "", account);
      return true;
    }),
    unlinkAccount: guarded(({ what, account = null }: { what: LinkAsked; account?: string | null }) => {
      if (what.subject != null) {
        mock.world.placeVisitor(what.subject, null);
        mock.world.say({ subject: what.subject, from: null, account, belongs: false });
      } else mock.world.mapAccount(what.account ?? "", null);
      return true;
    }),
    withdrawAccountLink: guarded(({ what }: { what: LinkAsked }) => {
      if (what.subject != null) mock.world.withdraw(what.subject);
      else mock.world.mapAccount(what.account ?? "", what.account ?? "");
      return true;
    }),
    draftIntentRules: guarded(({ rules }: { rules: IntentRulesInput }) => {
      mock.world.draft = ruleSet(rules);
      return intentRules(mock);
    }),
    acceptIntentRules: guarded(() => {
      mock.world.rules = mock.world.draft ?? mock.world.rules;
      mock.world.draft = null;
      return intentRules(mock);
    }),
    dropIntentRules: guarded(() => {
      mock.world.draft = null;
      return intentRules(mock);
    }),
    rebuildProjection: guarded(({ name }: { name: string }) => {
      mock.world.rebuilding = 0.42;
      return projections().find((one) => one.name === name);
    }),
  };
}
