using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>Who is on a connection, asked again whenever what let them in runs out.</summary>
internal sealed class AdmissionWatch(HttpContext http, JsonElement? payload, GraphQLTransportOptions options)
{
    // A timer takes no more than 49 days; the time left is looked at again after each wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Who is let in at present.</summary>
    public Admission Admission { get; private set; } = new(http.User);

    /// <summary>False where nobody is let in.</summary>
    public async ValueTask<bool> EnterAsync()
    {
        if (options.Authenticate is null)
            return true;
        if (await options.Authenticate(http, payload).ConfigureAwait(false) is not { } admission)
            return false;
        Admission = admission;
        return true;
    }

    /// <summary>Ends once they are not let in any more.</summary>
    public async Task WhenOverAsync(CancellationToken cancellation)
    {
        do
        {
            await WhenDueAsync(cancellation).ConfigureAwait(false);
        }
        while (await IsRenewedAsync().ConfigureAwait(false));
    }

    private async Task WhenDueAsync(CancellationToken cancellation)
    {
        var time = options.Execution.Time;
        var due = time.GetUtcNow() + (options.AuthenticateAgainAfter ?? TimeSpan.FromDays(10_000));
        if (Admission.Until < due)
            due = Admission.Until.Value;
        while (due - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestWait ? left : LongestWait, time, cancellation).ConfigureAwait(false);
    }

    // A host may know a caller without a token as nobody in particular; that is no reason to let somebody stay on as nobody.
    private async ValueTask<bool> IsRenewedAsync()
    {
        var before = Admission.User.Identity?.IsAuthenticated;
        return await EnterAsync().ConfigureAwait(false)
            && Admission.User.Identity?.IsAuthenticated == before
            && !(Admission.Until <= options.Execution.Time.GetUtcNow());
    }
}
