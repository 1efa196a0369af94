namespace Heatmap.Server.Tests.Access;

/// <summary>For each field of the schema's three roots a question for data of one organisation, and what others are answered.</summary>
/// <param name="Field">The field, with its root.</param>
/// <param name="Query">The question.</param>
/// <param name="Stranger">Which error a signed-in stranger gets; null where the field answers about the asker.</param>
/// <param name="Anonymous">Which error somebody without a token gets; null where there is an answer.</param>
/// <param name="OneTime">Which error somebody with a one-time password gets.</param>
internal sealed record ForeignQuestion(string Field, string Query, string? Stranger, string? Anonymous, string? OneTime)
{
    private const string NotFound = "NOT_FOUND";
    private const string Nobody = "UNAUTHENTICATED";
    private const string ChangeFirst = "PASSWORD_CHANGE_REQUIRED";

    public static IReadOnlyList<ForeignQuestion> About(string site, string page, string session, string subject, string login, string funnel)
    {
        var range = "from: \"2020-01-01T00:00:00Z\", to: \"2020-01-20T00:00:00Z\"";
        var way = $"funnel: {{ name: \"Way\", window: 60000, steps: [{{ kind: PAGE, page: \"{page}\" }}, {{ kind: CLICK, selector: \"#buy\" }}] }}";
        return
        [
            Open("Query.me", "{ me { id role mustChangePassword organization { id name } } }"),
            Open("Query.awaitsSetUp", "{ awaitsSetUp }"),
            Own("Query.sites", "{ sites { id name publicKey origins snippet erasureEffect definitions { version } } }"),
            Own("Query.site", $"{{ site(id: \"{site}\") {{ id name publicKey origins snippet }} }}"),
            Foreign("Query.pages", $"{{ pages(site: \"{site}\", {range}) {{ page views clicks }} }}"),
            Foreign("Query.heatmap", $"{{ heatmap(site: \"{site}\", page: \"{page}\", {range}) {{ total cells elements {{ selector }} }} }}"),
            Foreign("Query.sessions", $"{{ sessions(site: \"{site}\") {{ edges {{ node {{ id subject account {{ id intent }} }} }} }} }}"),
            Foreign("Query.session", $"{{ session(site: \"{site}\", id: \"{session}\") {{ id subject account {{ id }} timeline {{ entries {{ summary detail place {{ address original {{ source }} }} }} }} }} }}"),
            Foreign("Query.liveVisitors", $"{{ liveVisitors(site: \"{site}\") {{ visitors pages {{ key visitors }} countries {{ key }} accounts {{ key }} sessions {{ id subject }} provenance {{ filter }} }} }}"),
            Foreign("Query.accounts", $"{{ accounts(site: \"{site}\", first: 2) {{ totalCount edges {{ node {{ id people {{ people {{ subject }} }} ledger {{ entries {{ event }} }} }} }} }} }}"),
            Foreign("Query.account", $"{{ account(site: \"{site}\", id: \"domain:acme.example\") {{ id intent sessions {{ edges {{ node {{ id }} }} }} }} }}"),
            Foreign("Query.accountLinks", $"{{ accountLinks(site: \"{site}\") {{ links {{ subject from account by byLogin }} }} }}"),
            Foreign("Query.intentRules", $"{{ intentRules(site: \"{site}\") {{ inForce {{ rules {{ name }} }} draft {{ ready changes {{ account }} }} }} }}"),
            Foreign("Query.errors", $"{{ errors(site: \"{site}\", {range}) {{ kinds groups {{ fingerprint message struck {{ edges {{ node {{ id }} }} }} }} }} }}"),
            Foreign("Query.error", $"{{ error(site: \"{site}\", fingerprint: \"f\", {range}) {{ fingerprint message }} }}"),
            Foreign("Query.vitals", $"{{ vitals(site: \"{site}\", {range}) {{ pageCount pages {{ page vitals {{ name p75 }} }} }} }}"),
            Own("Query.projections", "{ projections { name generations { id scope state } } }"),
            Foreign("Query.erasures", $"{{ erasures(site: \"{site}\") {{ id subject receipt }} }}"),
            Foreign("Query.inspector", $"{{ inspector(site: \"{site}\") {{ since requests {{ at address status origin pages kinds {{ kind count }} }} }} }}"),
            Foreign("Query.funnels", $"{{ funnels(site: \"{site}\") {{ id name steps {{ page }} }} }}"),
            Foreign("Query.funnel", $"{{ funnel(site: \"{site}\", id: \"{funnel}\", {range}) {{ funnel {{ name }} figures {{ steps {{ count }} }} leavers(steps: 1) {{ edges {{ node {{ session {{ id }} }} }} }} }} }}"),
            Foreign("Query.funnelPreview", $"{{ funnelPreview(site: \"{site}\", {way}, {range}) {{ visitors figures {{ steps {{ count }} }} }} }}"),
            Foreign("Query.stepsSeen", $"{{ stepsSeen(site: \"{site}\", {range}) {{ steps {{ page selector event }} }} }}"),
            Always("Mutation.login", $"mutation {{ login(login: \"{login}\", password: \"a wrong password\") {{ token }} }}", Nobody),
            new("Mutation.changePassword", "mutation { changePassword(current: \"a wrong password\", new: \"a brand new password\") { token } }", "WRONG_PASSWORD", Nobody, "WRONG_PASSWORD"),
            Always(
                "Mutation.setUp",
                $"mutation {{ setUp(code: \"{TestHost.TestHeatmap.SetUp}\", organization: \"Thieves\", login: \"thief\", password: \"a brand new password\", site: \"s\", origins: [\"https://thief.example\"]) {{ token }} }}",
                "ALREADY_SET_UP"),
            Foreign("Mutation.forgetVisitor", $"mutation {{ forgetVisitor(site: \"{site}\", visitor: {{ subject: \"{subject}\" }}) {{ id }} }}"),
            Foreign("Mutation.changeOrigins", $"mutation {{ changeOrigins(site: \"{site}\", origins: [\"https://thief.example\"]) {{ id }} }}"),
            Foreign("Mutation.chooseErasureEffect", $"mutation {{ chooseErasureEffect(site: \"{site}\", effect: REMOVE_FROM_TOTALS) {{ id }} }}"),
            Foreign("Mutation.chooseBotPolicy", $"mutation {{ chooseBotPolicy(site: \"{site}\", policy: OFF) {{ id }} }}"),
            Foreign("Mutation.chooseDailyIdentity", $"mutation {{ chooseDailyIdentity(site: \"{site}\", on: true) {{ id }} }}"),
            Foreign("Mutation.declareProperties", $"mutation {{ declareProperties(site: \"{site}\", events: [{{ event: \"bought\", properties: [\"plan\"] }}]) {{ id }} }}"),
            Foreign("Mutation.chooseRetention", $"mutation {{ chooseRetention(site: \"{site}\", days: 4, months: 1) {{ id }} }}"),
            Foreign(
                "Mutation.changeDefinitions",
                $"mutation {{ changeDefinitions(site: \"{site}\", definitions: {{ sessionGapMinutes: 5, campaignStartsSession: true, pages: [] }}) {{ id }} }}"),
            Foreign("Mutation.defineFunnel", $"mutation {{ defineFunnel(site: \"{site}\", {way}) {{ id }} }}"),
            Foreign("Mutation.changeFunnel", $"mutation {{ changeFunnel(site: \"{site}\", id: \"{funnel}\", {way}) {{ id }} }}"),
            Foreign("Mutation.archiveFunnel", $"mutation {{ archiveFunnel(site: \"{site}\", id: \"{funnel}\") {{ id }} }}"),
            Foreign("Mutation.linkAccount", $"mutation {{ linkAccount(site: \"{site}\", what: {{ subject: \"{subject}\" }}, account: \"domain:thief.example\") }}"),
            Foreign("Mutation.withdrawAccountLink", $"mutation {{ withdrawAccountLink(site: \"{site}\", what: {{ account: \"domain:acme.example\" }}) }}"),
            Foreign("Mutation.unlinkAccount", $"mutation {{ unlinkAccount(site: \"{site}\", what: {{ account: \"domain:acme.example\" }}) }}"),
            Foreign("Mutation.objectToProfiling", $"mutation {{ objectToProfiling(site: \"{site}\", visitor: {{ subject: \"{subject}\" }}) }}"),
            Foreign(
                "Mutation.draftIntentRules",
                $"mutation {{ draftIntentRules(site: \"{site}\", rules: {{ rules: [{{ name: \"a\", kind: VISIT, weight: 1, cap: 1 }}] }}) {{ draft {{ ready }} }} }}"),
            Foreign("Mutation.acceptIntentRules", $"mutation {{ acceptIntentRules(site: \"{site}\") {{ inForce {{ scale }} }} }}"),
            Foreign("Mutation.dropIntentRules", $"mutation {{ dropIntentRules(site: \"{site}\") {{ inForce {{ scale }} }} }}"),
            Own("Mutation.rebuildProjection", "mutation { rebuildProjection(name: \"click-map\") { name generations { scope } } }"),
            Foreign("Subscription.heatmapChanged", $"subscription {{ heatmapChanged(site: \"{site}\", page: \"{page}\") {{ cells stale }} }}"),
            Foreign("Subscription.sessionTimeline", $"subscription {{ sessionTimeline(site: \"{site}\", session: \"{session}\") {{ stale session {{ id }} }} }}"),
            Foreign("Subscription.sessionsChanged", $"subscription {{ sessionsChanged(site: \"{site}\") {{ stale sessions {{ id }} }} }}"),
            Foreign("Subscription.funnelChanged", $"subscription {{ funnelChanged(site: \"{site}\", id: \"{funnel}\") {{ stale added }} }}"),
            Foreign("Subscription.accountScoreChanged", $"subscription {{ accountScoreChanged(site: \"{site}\") {{ stale accounts {{ id }} }} }}"),
            Foreign("Subscription.requestInspected", $"subscription {{ requestInspected(site: \"{site}\") {{ since requests {{ address origin pages }} }} }}"),
        ];
    }

    private static ForeignQuestion Foreign(string field, string query) => new(field, query, NotFound, Nobody, ChangeFirst);

    private static ForeignQuestion Own(string field, string query) => new(field, query, null, Nobody, ChangeFirst);

    private static ForeignQuestion Open(string field, string query) => new(field, query, null, null, null);

    private static ForeignQuestion Always(string field, string query, string code) => new(field, query, code, code, code);
}
