using System.CommandLine;
using System.Text.Json;
using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary><c>receipt verify</c>: checks an erasure receipt without a server.</summary>
internal static class ReceiptCommand
{
    public static Command Build(Option<bool> json)
    {
        var file = new Argument<string>("file") { Description = "The receipt, as a JSON file." };
        var fingerprint = new Option<string?>("--fingerprint") { Description = "The installation's fingerprint, from a source you trust." };
        var verify = new Command("verify", "Checks that a receipt is genuine and unchanged; exit code 1 when it isn't.") { file, fingerprint };
        verify.SetAction((parsed, cancellation) => Told.RunAsync(async () =>
        {
            var text = await File.ReadAllTextAsync(parsed.GetValue(file)!, cancellation);
            var verdict = ErasureReceipt.Verify(text, parsed.GetValue(fingerprint));
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(new { verdict.IsGenuine, verdict.Problems }) : InWords(verdict));
            return verdict.IsGenuine ? 0 : 1;
        }));
        return new Command("receipt", "Erasure receipts.") { verify };
    }

    private static string InWords(ReceiptVerdict verdict) =>
        verdict.IsGenuine ? "The receipt is genuine and unchanged." : string.Join(Environment.NewLine, verdict.Problems.Prepend("The receipt does not hold:"));
}
