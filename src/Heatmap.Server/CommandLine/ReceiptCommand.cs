using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary><c>receipt verify</c>: checks erasure receipts by themselves, or also against the ledger that they came from.</summary>
internal static class ReceiptCommand
{
    public static Command Build(Option<string> data, Option<bool> json)
    {
        var file = new Argument<string>("file") { Description = "The receipt, as a JSON file; or a list of receipts, as 'forget' prints it." };
        var fingerprint = new Option<string?>("--fingerprint") { Description = "The installation's fingerprint, from a source you trust." };
        var ledger = new Option<bool>("--ledger") { Description = "Also checks that the receipt stands in the erasure ledger of the data folder." };
        var verify = new Command("verify", "Checks that a receipt is genuine and unchanged; exit code 1 when it isn't.") { file, fingerprint, ledger };
        verify.SetAction((parsed, cancellation) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            return Told.RunAsync(printing, async () =>
            {
                var expected = parsed.GetValue(fingerprint);
                var receipts = ReceiptFile.Split(await ReadAsync(parsed.GetValue(file)!, cancellation));
                var verdicts = receipts.Select(text => ErasureReceipt.Verify(text, expected)).ToList();
                if (parsed.GetValue(ledger)) verdicts = await InLedgerAsync(parsed.GetValue(data)!, receipts, verdicts, cancellation);
                printing.Result(ToJson(verdicts), _ => string.Join(Environment.NewLine, verdicts.Select((v, i) => InWords(v, i, verdicts.Count))));
                if (expected is null && !parsed.GetValue(ledger) && verdicts.Exists(v => v.IsGenuine))
                    printing.Remark("Anybody can make a receipt with a key of their own: give --fingerprint, from a source you trust, to know who signed it.");
                return verdicts.TrueForAll(v => v.IsGenuine) ? 0 : 1;
            });
        });
        return new Command("receipt", "Erasure receipts.") { verify };
    }

    /// <summary>The verdicts with what the owner of the data folder finds wrong besides.</summary>
    private static async Task<List<ReceiptVerdict>> InLedgerAsync(
        string data, IReadOnlyList<string> receipts, IReadOnlyList<ReceiptVerdict> verdicts, CancellationToken cancellation)
    {
        await using var owner = await FolderOwner.FindAsync(data, mayBegin: false, cancellation);
        var known = new List<ReceiptVerdict>(receipts.Count);
        foreach (var (text, verdict) in receipts.Zip(verdicts))
        {
            var problems = await owner.Client.AskAsync("receipt/verify", new JsonObject { ["receipt"] = text }, _ => { }, cancellation);
            known.Add(verdict with { Problems = [.. verdict.Problems.Union(problems.Deserialize<string[]>()!)] });
        }

        return known;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ControlException($"The receipt '{file}' can't be read: {(Directory.Exists(file) ? "it is a folder" : e.Message)}");
        }
    }

    private static JsonElement ToJson(IEnumerable<ReceiptVerdict> verdicts) =>
        JsonSerializer.SerializeToElement(new JsonArray([.. verdicts.Select(v => (JsonNode)new JsonObject
        {
            ["erasure"] = v.Receipt?.Erasure.ToString(),
            ["fingerprint"] = v.Receipt?.Fingerprint,
            ["genuine"] = v.IsGenuine,
            ["problems"] = new JsonArray([.. v.Problems.Select(p => (JsonNode)p)]),
        })]));

    private static string InWords(ReceiptVerdict verdict, int index, int count)
    {
        var which = count == 1 ? "The receipt" : $"Receipt {index + 1} of {count}";
        if (!verdict.IsGenuine)
            return string.Join(Environment.NewLine, verdict.Problems.Select(p => $"  {p}").Prepend($"{which} does not hold:"));
        var receipt = verdict.Receipt!;
        return $"""
            {which} is genuine and unchanged.
              Erasure        {receipt.Erasure}, of subject {receipt.Subject} of site {receipt.Site}
              Requested      {Time(receipt.RequestedAt)}
              Unusable       {Time(receipt.UnusableAt)}
              Unrecoverable  {Time(receipt.UnrecoverableAt)}
              Signed by      {receipt.Fingerprint}
            """;
    }

    private static string Time(DateTimeOffset? at) =>
        at is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "not when this receipt was issued";
}
